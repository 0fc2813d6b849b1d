const paths = {
  leaf: "M19 4C10 3 4 7 4 13.5c0 3 2 5.5 5.5 5.5C16 19 20 13 19 4ZM4 21c1.5-5.5 5-9 10-11.5",
  pending: "M12 7v5l3.5 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z",
  sending: "M12 20V4m-6.5 6.5L12 4l6.5 6.5",
  rejected: "m6 6 12 12M18 6 6 18",
  delivered: "m4.5 12.5 5 5 10-11",
  held: "M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13z",
  open: "m8 5 7 7-7 7",
  close: "m6 6 12 12M18 6 6 18",
};

export type IconName = keyof typeof paths;

/** Decoration: what it stands for is said in words next to it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
