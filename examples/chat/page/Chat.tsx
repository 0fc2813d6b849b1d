import { type FeatureId, isExhausted, type TrackResponse, useBalance, useTrack } from "autumn-react";
import { useEffect, useRef, useState } from "react";
import { ChatMessage, type Message } from "./ChatMessage";
import { Composer } from "./Composer";
import { replyTo } from "./replyTo";
import { Welcome } from "./Welcome";

type ChatProps = {
  isSignedIn: boolean;
  onDelivered: (featureId: FeatureId, response: TrackResponse) => void;
};

export function Chat({ isSignedIn, onDelivered }: ChatProps) {
  const [messages, setMessages] = useState<Message[]>([]);
  const { data: balance } = useBalance("messages");
  const { mutateAsync: track } = useTrack(
    { featureId: "messages", properties: { model: "maple-1" } },
    { disableWhenExhausted: balance },
  );
  const log = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (messages.length > 0) log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [messages]);

  function settle(id: string, state: Message["state"]) {
    setMessages((known) => known.map((message) => (message.id === id ? { ...message, state } : message)));
  }

  function send(text: string) {
    const id = crypto.randomUUID();
    setMessages((known) => [
      ...known,
      { id, from: "you", text, state: "waiting" },
      { id: `${id}-reply`, from: "maple", text: replyTo(text) },
    ]);
    track({ properties: { characters: text.length } }).then(
      (response) => {
        settle(id, "delivered");
        onDelivered("messages", response);
      },
      () => settle(id, "refused"),
    );
  }

  /** The suggestions go with the first message, and must not take the focus with them. */
  function sendSuggestion(text: string) {
    log.current?.focus();
    send(text);
  }

  // A courtesy, not a lock: what must be enforced is checked on the server, before it does the work.
  const whyNot = !isSignedIn ? "Sign in to send messages" : isExhausted(balance) ? "No messages left" : undefined;

  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <div className="log" role="log" aria-label="Conversation" tabIndex={0} ref={log}>
        {messages.length === 0 ? (
          <Welcome canSend={whyNot === undefined} onSend={sendSuggestion} />
        ) : (
          <ol className="messages">
            {messages.map((message) => (
              <ChatMessage key={message.id} message={message} />
            ))}
          </ol>
        )}
      </div>
      <Composer onSend={send} whyNot={whyNot} />
    </>
  );
}
