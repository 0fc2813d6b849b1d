import { Icon } from "./Icon";
import type { Theme } from "./theme";

type HeaderProps = {
  customerId: string | null;
  onSignIn: (customerId: string | null) => void;
  theme: Theme;
  onToggleTheme: () => void;
};

export function Header({ customerId, onSignIn, theme, onToggleTheme }: HeaderProps) {
  async function signIn(chosen: string) {
    await fetch("/demo/sign-in", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ customerId: chosen }),
    });
    onSignIn(chosen || null);
  }

  return (
    <header className="header">
      <div className="brand">
        <Icon name="leaf" />
        <h1>Maple</h1>
        <p>a demo of autumn-react</p>
      </div>
      <label className="account">
        <span className="visually-hidden">Signed in as</span>
        <select value={customerId ?? ""} onChange={(event) => signIn(event.target.value)}>
          <option value="ada">Ada Lovelace</option>
          <option value="grace">Grace Hopper</option>
          <option value="">Signed out</option>
        </select>
      </label>
      <button
        type="button"
        className="icon-button"
        aria-label={`Use the ${theme === "dark" ? "light" : "dark"} theme`}
        onClick={onToggleTheme}
      >
        <Icon name={theme === "dark" ? "sun" : "moon"} />
      </button>
    </header>
  );
}
