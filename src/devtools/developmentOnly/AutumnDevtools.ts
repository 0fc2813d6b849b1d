import { AutumnDevtools as Devtools } from "../AutumnDevtools";

/** Written so that a bundler drops the devtools from every other build. */
export const AutumnDevtools: typeof Devtools = process.env.NODE_ENV === "development" ? Devtools : () => null;
