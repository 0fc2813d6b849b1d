export { AutumnDevtools, type AutumnDevtoolsProps } from "./devtools/AutumnDevtools";
export { AutumnDevtoolsPanel, type AutumnDevtoolsPanelProps } from "./devtools/AutumnDevtoolsPanel";
