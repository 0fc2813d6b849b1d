export type { AutumnDevtoolsProps } from "./devtools/AutumnDevtools";
export type { AutumnDevtoolsPanelProps } from "./devtools/AutumnDevtoolsPanel";
export { AutumnDevtools } from "./devtools/developmentOnly/AutumnDevtools";
export { AutumnDevtoolsPanel } from "./devtools/developmentOnly/AutumnDevtoolsPanel";
