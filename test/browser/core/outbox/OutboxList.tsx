import { useOutbox } from "../../../../src";

/** What an app could show of its outbox. */
export function OutboxList() {
  const { durable, pending, sending, rejected, discard } = useOutbox();
  return (
    <>
      <output>
        {durable ? "durable" : "in memory"}, {pending.length + sending.length} under way
      </output>
      <ul>
        {rejected.map(({ id, error }) => (
          <li key={id}>
            {error?.code}{" "}
            <button type="button" onClick={() => discard(id)}>
              discard {id}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
