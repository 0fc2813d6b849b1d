import { Icon } from "./Icon";
import type { EventState } from "./listEvents";

type StateBadgeProps = { state: EventState | "held"; count?: number };

/** A state in colour, shape and word. */
export function StateBadge({ state, count }: StateBadgeProps) {
  return (
    <span className="badge" data-state={state}>
      <Icon name={state} />
      {count !== undefined && <b>{count}</b>} {state}
    </span>
  );
}
