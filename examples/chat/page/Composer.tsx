import { useState } from "react";
import { Icon } from "./Icon";

type ComposerProps = {
  onSend: (text: string) => void;
  /** Why nothing can be sent now; undefined where it can. */
  whyNot: string | undefined;
};

/** What can't be used stays reachable: the last message's focus must not get lost with it. */
export function Composer({ onSend, whyNot }: ComposerProps) {
  const [draft, setDraft] = useState("");

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        const text = draft.trim();
        if (text && whyNot === undefined) onSend(text);
        setDraft("");
      }}
    >
      <label className="visually-hidden" htmlFor="draft">
        Message
      </label>
      <input
        id="draft"
        dir="auto"
        autoComplete="off"
        maxLength={500}
        required
        placeholder={whyNot ?? "Ask about autumn"}
        readOnly={whyNot !== undefined}
        aria-disabled={whyNot !== undefined}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
      <button type="submit" className="send" aria-disabled={whyNot !== undefined}>
        <Icon name="send" />
        Send
      </button>
    </form>
  );
}
