import { useQueryClient } from "@tanstack/react-query";
import { useOutbox } from "autumn-react";
import { useEffect } from "react";
import { isFromEarlierVisit } from "./isFromEarlierVisit";

/** Asks for the balances again once the events of an earlier visit are gone: nobody here has heard the answers to those. */
export function useRefreshBalances(): void {
  const queryClient = useQueryClient();
  const { pending, sending } = useOutbox();
  const hasLeftovers = [...pending, ...sending].some(isFromEarlierVisit);

  useEffect(() => {
    if (!hasLeftovers) return;
    return () => {
      void queryClient.invalidateQueries({ queryKey: ["balances"] });
    };
  }, [hasLeftovers, queryClient]);
}
