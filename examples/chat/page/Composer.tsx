import { useState } from "react";
import { Icon } from "./Icon";

type ComposerProps = {
  onSend: (text: string) => void;
  /** Why nothing can be sent now; undefined where it can. */
  whyNot: string | undefined;
};

export function Composer({ onSend, whyNot }: ComposerProps) {
  const [draft, setDraft] = useState("");

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        const text = draft.trim();
        if (text) onSend(text);
        setDraft("");
      }}
    >
      <label className="visually-hidden" htmlFor="draft">
        Message
      </label>
      <input
        id="draft"
        autoComplete="off"
        maxLength={500}
        required
        placeholder={whyNot ?? "Ask about autumn"}
        disabled={whyNot !== undefined}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
      <button type="submit" className="send" disabled={whyNot !== undefined}>
        <Icon name="send" />
        Send
      </button>
    </form>
  );
}
