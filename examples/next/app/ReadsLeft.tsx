"use client";

import { useBalance } from "autumn-react";

/** In the page's HTML already; from then on it follows each click. */
export function ReadsLeft() {
  const { data: balance } = useBalance("reads");
  return <p className="reads-left">{balance ? `${balance.remaining} of ${balance.granted} reads left` : "…"}</p>;
}
