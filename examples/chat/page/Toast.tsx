/** Says what just happened, until it is dismissed or something else happens. */
export function Toast({ text, onDismiss }: { text: string | undefined; onDismiss: () => void }) {
  return (
    <div role="status">
      {text && (
        <div className="toast">
          <p>{text}</p>
          <button type="button" className="button small" onClick={onDismiss}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}
