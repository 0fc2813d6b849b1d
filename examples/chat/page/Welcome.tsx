import { suggestions } from "./replyTo";

type WelcomeProps = { canSend: boolean; onSend: (text: string) => void };

export function Welcome({ canSend, onSend }: WelcomeProps) {
  return (
    <div className="welcome">
      <h2>Ask Maple about autumn.</h2>
      <p>
        Each message is one usage event. Send one and see it counted. Then take the page offline, or Autumn down, and
        see the next ones wait.
      </p>
      <ul className="suggestions">
        {suggestions.map((text) => (
          <li key={text}>
            <button type="button" className="suggestion" disabled={!canSend} onClick={() => onSend(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
