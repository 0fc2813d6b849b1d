import { useRef } from "react";

/** Says what just happened, until it is dismissed or something else happens. */
export function Toast({ text, onDismiss }: { text: string | undefined; onDismiss: () => void }) {
  const place = useRef<HTMLDivElement>(null);

  function dismiss() {
    // The button goes, and must not take the focus with it.
    place.current?.focus();
    onDismiss();
  }

  return (
    <div ref={place} className={text && "toast"} tabIndex={-1}>
      <p role="status">{text}</p>
      {text && (
        <button type="button" className="button small" onClick={dismiss}>
          Dismiss
        </button>
      )}
    </div>
  );
}
