import { useQueryClient } from "@tanstack/react-query";
import { useOutbox } from "autumn-react";
import { useEffect } from "react";

/** Asks for the balances again once events are gone that may have been counted unheard: those of an earlier visit, say. */
export function useRefreshBalances(): void {
  const queryClient = useQueryClient();
  const { pending, sending } = useOutbox();
  const hasLeftovers = [...pending, ...sending].some((event) => event.mayBeCounted);

  useEffect(() => {
    if (!hasLeftovers) return;
    return () => {
      void queryClient.invalidateQueries({ queryKey: ["balances"] });
    };
  }, [hasLeftovers, queryClient]);
}
