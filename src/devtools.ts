/**
 * For whoever builds the app: a panel that shows each event on its way. It renders nothing in production;
 * `autumn-react/devtools/production` does.
 *
 * @module autumn-react/devtools
 * @group Reference
 */
export type { AutumnDevtoolsProps } from "./devtools/AutumnDevtools";
export type { AutumnDevtoolsPanelProps } from "./devtools/AutumnDevtoolsPanel";
export { AutumnDevtools } from "./devtools/developmentOnly/AutumnDevtools";
export { AutumnDevtoolsPanel } from "./devtools/developmentOnly/AutumnDevtoolsPanel";
