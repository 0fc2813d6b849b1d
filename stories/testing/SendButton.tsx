import { useOutbox, useTrack } from "../../src";

export function SendButton() {
  const { mutate: track, data, error } = useTrack({ featureId: "messages" });
  const { pending } = useOutbox();
  const nothingTaken = data?.deductions?.length === 0;
  return (
    <>
      <button type="button" onClick={() => track()}>
        Send
      </button>
      <p role="status">
        {pending.length > 0 ? `${pending.length} waiting` : data?.balance && `${data.balance.remaining} left`}
      </p>
      <p role="alert">{error ? `Not counted (${error.code}).` : nothingTaken && "You have used all your messages."}</p>
    </>
  );
}
