const paths = {
  leaf: "M5 19C4 9 9 4 20 4c0 11-5 16-15 15Zm0 0L14 10",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0-5v1.5m0 15V21M3 12h1.5m15 0H21M5.6 5.6l1.1 1.1m10.6 10.6 1.1 1.1m0-12.8-1.1 1.1M6.7 17.3l-1.1 1.1",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z",
  send: "M12 19V5m-6 6 6-6 6 6",
  waiting: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3 2",
  delivered: "m5 13 4.5 4.5L19 7.5",
  refused: "M7 7l10 10M17 7 7 17",
  plus: "M12 6v12M6 12h12",
  minus: "M6 12h12",
};

export type IconName = keyof typeof paths;

/** Decoration: what it means always stands beside it in words. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
