import { useQueryClient } from "@tanstack/react-query";
import { type OutboxEvent, useOutbox } from "autumn-react";
import { useEffect } from "react";

/** Whether no component of this page hears what becomes of an event: it is of an earlier visit, or was perhaps counted before. */
function isUnheard({ createdAt, mayBeCounted }: OutboxEvent): boolean {
  return mayBeCounted || createdAt < performance.timeOrigin;
}

/** Asks for the balances again once events are gone whose answers nobody here has heard. */
export function useRefreshBalances(): void {
  const queryClient = useQueryClient();
  const { pending, sending } = useOutbox();
  const hasLeftovers = [...pending, ...sending].some(isUnheard);

  useEffect(() => {
    if (!hasLeftovers) return;
    return () => {
      void queryClient.invalidateQueries({ queryKey: ["balances"] });
    };
  }, [hasLeftovers, queryClient]);
}
