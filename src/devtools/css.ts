/** In px: a page may set what a rem is. */
export const css = `
* { box-sizing: border-box; margin: 0; padding: 0; }
.devtools {
  color-scheme: light dark;
  --ground: light-dark(#ffffff, #16130f);
  --raised: light-dark(#f6f3ee, #211d18);
  --hover: light-dark(#efe9e0, #2a251f);
  --line: light-dark(#ddd5c9, #3b342c);
  --ink: light-dark(#251e17, #f0e9df);
  --muted: light-dark(#675c50, #b3a798);
  --accent: light-dark(#a8430c, #ffa666);
  --pending: light-dark(#7a5200, #f0c060);
  --sending: light-dark(#1f5fae, #8dbdf7);
  --held: light-dark(#6d4a9c, #c9a8f2);
  --rejected: light-dark(#b01f2e, #ff9d97);
  --delivered: light-dark(#27692f, #8fd08c);
  color: var(--ink);
  font: 12px/1.4 ui-sans-serif, system-ui, sans-serif;
  text-align: start;
}
.devtools[data-theme="light"] { color-scheme: light; }
.devtools[data-theme="dark"] { color-scheme: dark; }
code, pre, .number, .next, .outbox-head h3 { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
code, pre { font-size: 11px; }
ul { list-style: none; }
h2, h3, h4, b { font-weight: 650; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.muted, .note { color: var(--muted); }
.icon { width: 1.2em; height: 1.2em; flex: none; fill: none; stroke: currentColor; stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }

button { border: 1px solid var(--line); color: inherit; background: none; font: inherit; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.panel:focus-visible { outline: none; }

.corner { position: fixed; z-index: 99999; margin: 12px; }
.corner[data-position^="top"] { top: 0; }
.corner[data-position^="bottom"] { bottom: 0; }
.corner[data-position$="left"] { left: 0; }
.corner[data-position$="right"] { right: 0; }
.toggle { position: relative; display: grid; place-items: center; width: 44px; height: 44px; border-radius: 50%; color: var(--accent); background: var(--ground); font-size: 18px; box-shadow: 0 2px 10px rgb(0 0 0 / 25%); }
.toggle:hover { background: var(--hover); }
.unsettled { position: absolute; top: -4px; right: -4px; min-width: 20px; padding: 1px 5px; border: 2px solid var(--ground); border-radius: 20px; color: var(--ground); background: var(--pending); font-size: 11px; font-weight: 700; line-height: 15px; }
.unsettled[data-rejected="true"] { background: var(--rejected); }

.panel { display: flex; flex-direction: column; container-type: inline-size; background: var(--ground); }
.docked { position: fixed; z-index: 99999; inset: auto 0 0; height: min(400px, 70vh); border-top: 1px solid var(--line); box-shadow: 0 -4px 24px rgb(0 0 0 / 18%); }
.docked .body { flex: 1; min-height: 0; overflow: auto; }

.docked .head { position: relative; padding-inline-end: 48px; }
.docked .close { position: absolute; inset: 6px 10px auto auto; }
.docked .close:dir(rtl) { inset: 6px auto auto 10px; }
.head { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; padding: 6px 10px; border-bottom: 1px solid var(--line); background: var(--raised); }
h2 { display: flex; align-items: center; gap: 5px; font-size: 13px; }
h2 .icon { color: var(--accent); font-size: 15px; }
.counts { display: flex; flex-wrap: wrap; gap: 4px 6px; margin-inline-end: auto; }
.tools { display: flex; flex-wrap: wrap; gap: 6px; }
.button { display: inline-flex; align-items: center; gap: 4px; min-height: 26px; padding: 2px 9px; border-radius: 5px; background: var(--ground); }
.button:hover { background: var(--hover); }
.button[aria-pressed="true"] { border-color: var(--rejected); color: var(--ground); background: var(--rejected); }
.button[aria-pressed="true"]::before { content: "● " / ""; }
.button[aria-disabled="true"] { color: var(--muted); background: none; cursor: not-allowed; border-style: dashed; }
.close { padding: 2px 6px; }

.badge { display: inline-flex; align-items: center; gap: 3px; padding: 1px 6px 1px 4px; border: 1px solid; border-radius: 20px; font-size: 11px; line-height: 15px; white-space: nowrap; }
.badge[data-state="pending"] { color: var(--pending); }
.badge[data-state="sending"] { color: var(--sending); }
.badge[data-state="held"] { color: var(--held); }
.badge[data-state="rejected"] { color: var(--rejected); }
.badge[data-state="delivered"] { color: var(--delivered); }

.body { display: flex; align-items: stretch; }
.outboxes { flex: 1; min-width: 0; }
.outbox-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 12px; padding: 5px 10px; border-bottom: 1px solid var(--line); }
.outbox-head h3 { min-width: 0; font-size: 11px; overflow-wrap: anywhere; }
.status { margin-inline-start: auto; }
.warning { color: var(--rejected); font-weight: 650; }
.note { padding: 8px 10px; }

.cells { display: grid; grid-template-columns: 92px minmax(0, 1fr) 44px 92px 88px 14px; align-items: center; gap: 10px; padding: 4px 10px; border-bottom: 1px solid var(--line); text-align: start; }
.row { position: relative; display: block; width: 100%; border: 0; }
button.row:hover { background: var(--hover); }
button.row:focus-visible { outline-offset: -2px; }
.row[aria-expanded="true"] { background: var(--raised); }
.cells > .icon { color: var(--muted); }
.row[aria-expanded="true"] .cells > .icon { rotate: 90deg; }
.columns { color: var(--muted); font-size: 11px; padding-block: 3px; }
.what { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.code { margin-inline-start: 8px; color: var(--rejected); }
.number { text-align: end; white-space: nowrap; }
.next { text-align: end; white-space: nowrap; }
.columns .number, .columns .next { font-family: inherit; }

.details { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr)); gap: 8px 16px; padding: 8px 10px 12px; border-bottom: 1px solid var(--line); background: var(--raised); }
.details .tools { margin-top: 10px; }
.facts { display: grid; grid-template-columns: auto minmax(0, 1fr); align-content: start; gap: 2px 12px; }
dt, h4 { color: var(--muted); font-size: 11px; font-weight: 400; }
dd { overflow-wrap: anywhere; }
pre { max-height: 180px; margin-top: 2px; padding: 6px 8px; border: 1px solid var(--line); border-radius: 5px; background: var(--ground); overflow: auto; }
.error { margin-top: 2px; overflow-wrap: anywhere; white-space: pre-line; }
.error code { color: var(--rejected); font-weight: 650; }

.balances { flex: 0 0 220px; border-inline-start: 1px solid var(--line); }
.balances h3 { padding: 5px 10px; border-bottom: 1px solid var(--line); font-size: 12px; }
.balance { display: grid; gap: 2px; padding: 6px 10px; border-bottom: 1px solid var(--line); }
.balance-head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 8px; overflow-wrap: anywhere; }
meter { width: 100%; height: 10px; }

@container (max-width: 720px) {
  .body { flex-direction: column; }
  .balances { flex: none; border-inline-start: 0; }
  .balances:has(.note) { display: none; }
  .head { column-gap: 8px; }
  .head > .tools { flex: 1 0 100%; }
  .columns { display: none; }
  .what { white-space: normal; overflow-wrap: anywhere; }
  .what .muted { white-space: nowrap; }
  .cells { grid-template-columns: auto minmax(0, 1fr) auto 14px; gap: 2px 8px; padding-block: 7px; }
  .cells > :nth-child(3) { display: none; }
  .cells > :nth-child(4) { grid-area: 2 / 2 / 3 / 4; text-align: start; color: var(--muted); }
  .cells > :nth-child(4):empty { display: none; }
  .cells > :nth-child(4)::before { content: "next try "; }
  .button { min-height: 32px; }
}
@media (prefers-reduced-motion: no-preference) {
  .badge[data-state="sending"] .icon { animation: leave 1s ease-in infinite; }
  @keyframes leave { to { translate: 0 -3px; opacity: 0.2; } }
}
`;
