import { Icon } from "./Icon";

export type Message = {
  id: string;
  from: "you" | "maple";
  text: string;
  /** What has become of its usage event; only one's own messages have one. */
  state?: "waiting" | "delivered" | "refused";
};

const words = { waiting: "not counted yet", delivered: "counted", refused: "refused" };

export function ChatMessage({ message: { from, text, state } }: { message: Message }) {
  return (
    <li className={`message from-${from}`}>
      {from === "maple" && <Icon name="leaf" />}
      <p className="bubble" dir="auto">
        <span className="visually-hidden" dir="ltr">
          {from === "you" ? "You: " : "Maple: "}
        </span>
        {text}
      </p>
      {state && (
        <p className={`state tone-${state}`}>
          <Icon name={state} />
          {words[state]}
        </p>
      )}
    </li>
  );
}
