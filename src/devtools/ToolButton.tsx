import type { ReactNode } from "react";

type ToolButtonProps = {
  onClick: () => void;
  /** One that can't be used stays reachable: a focus in it must not get lost. */
  isDisabled?: boolean;
  isPressed?: boolean;
  /** Says more than the text, and contains it. */
  label?: string;
  title?: string;
  children: ReactNode;
};

export function ToolButton({ onClick, isDisabled, isPressed, label, title, children }: ToolButtonProps) {
  return (
    <button
      type="button"
      className="button"
      aria-label={label}
      aria-pressed={isPressed}
      aria-disabled={isDisabled || undefined}
      title={title}
      onClick={isDisabled ? undefined : onClick}
    >
      {children}
    </button>
  );
}
