export { ErrorPanel, type ErrorPanelProps } from './ErrorPanel';
export { explainError, type ExplainedError } from './explainError';
export { StatePanel, type StatePanelProps } from './StatePanel';
export { StoppedAlert, type StoppedAlertProps } from './StoppedAlert';
