export { alertsOf, type SourceAlert } from './alertsOf';
export { SourceAlerts, type SourceAlertsProps } from './SourceAlerts';
