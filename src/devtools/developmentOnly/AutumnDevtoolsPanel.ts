import { AutumnDevtoolsPanel as Panel } from "../AutumnDevtoolsPanel";

/** Written so that a bundler drops the panel from every other build. */
export const AutumnDevtoolsPanel: typeof Panel = process.env.NODE_ENV === "development" ? Panel : () => null;
