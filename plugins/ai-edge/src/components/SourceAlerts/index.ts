export { alertsOf, silentHubsOf, type SourceAlert } from './alertsOf';
export { SourceAlerts, type SourceAlertsProps } from './SourceAlerts';
