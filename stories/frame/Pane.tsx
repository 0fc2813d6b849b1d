import { type ReactNode, useId } from "react";

type PaneProps = { title: string; note: string; children: ReactNode };

/** One station of the delivery path. */
export function Pane({ title, note, children }: PaneProps) {
  const id = useId();
  return (
    <section className="pane" aria-labelledby={id}>
      <header className="pane-head">
        <h2 id={id}>{title}</h2>
        <p>{note}</p>
      </header>
      {children}
    </section>
  );
}
