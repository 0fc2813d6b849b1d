/** A change to the built package, by the harness only: another protocol version, or a deliberate fault. */
export type Patch = {
  /** What is to be changed, as it stands in the built files. */
  find: string | RegExp;
  /** As in `String.replace`. */
  replace: string;
};
