export { alertsOf, silentHubsOf, type SourceAlert } from './alertsOf';
export { useHubSources, type HubSources } from './useHubSources';
export { SourceAlerts, type SourceAlertsProps } from './SourceAlerts';
