import { useQueryClient } from "@tanstack/react-query";
import { useOutbox } from "autumn-react";
import { useEffect, useState } from "react";

/**
 * Asks for the balances again once the events of an earlier visit are gone: no component of this page hears the answers
 * to those.
 */
export function useRefreshBalances(): void {
  const queryClient = useQueryClient();
  const { pending, sending } = useOutbox();
  const [openedAt] = useState(Date.now);
  const hasLeftovers = [...pending, ...sending].some(({ createdAt }) => createdAt < openedAt);

  useEffect(() => {
    if (!hasLeftovers) return;
    return () => {
      void queryClient.invalidateQueries({ queryKey: ["balances"] });
    };
  }, [hasLeftovers, queryClient]);
}
