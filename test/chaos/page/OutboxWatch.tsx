import { useEffect } from "react";
import { useOutbox } from "../../../src";
import type { OutboxState } from "./ChaosPage";
import { rejectedEvent } from "./rejectedEvent";

/** Keeps what `useOutbox` shows where the harness can read it. */
export function OutboxWatch({ onState }: { onState: (state: OutboxState) => void }) {
  const { pending, sending, held, rejected, durable, status, reason } = useOutbox();
  useEffect(() => {
    onState({
      pending: pending.length,
      sending: sending.length,
      held,
      rejected: rejected.map((event) => rejectedEvent(event)),
      durable,
      status,
      reason,
    });
  }, [pending, sending, held, rejected, durable, status, reason, onState]);
  return null;
}
