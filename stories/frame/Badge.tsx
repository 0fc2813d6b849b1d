import type { ReactNode } from "react";

type BadgeProps = {
  state: "idle" | "waiting" | "sending" | "pending" | "success" | "error" | "refused" | "held";
  children: ReactNode;
};

export function Badge({ state, children }: BadgeProps) {
  return (
    <span className="badge" data-state={state}>
      {children}
    </span>
  );
}
