import { useEffect, useState } from "react";

/** Unix time in ms: moves on every second while it is `ticking`, else stands at `atLeast` or later. */
export function useNow(ticking: boolean, atLeast: number): number {
  const [now, setNow] = useState(atLeast);
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [ticking]);
  return Math.max(now, atLeast);
}
