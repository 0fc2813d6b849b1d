import { useLayoutEffect } from "react";
import { useTrack } from "../../../src";
import { kinds } from "../kinds";
import { beginEvent } from "./acceptance";

/** Tracks when it comes; whoever shows it takes it away in the same task. */
export function Vanishing({ customerId }: { customerId: string }) {
  const { mutate: track } = useTrack(kinds.vanishing);
  useLayoutEffect(() => {
    track({ properties: { n: beginEvent("vanishing", customerId) } });
  }, [track, customerId]);
  return null;
}
