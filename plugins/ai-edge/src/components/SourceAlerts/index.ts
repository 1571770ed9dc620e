export {
  alertsOf,
  silentHubsOf,
  type SilentHubs,
  type SourceAlert,
} from './alertsOf';
export { useHubSources, type HubSources } from './useHubSources';
export { SourceAlerts, type SourceAlertsProps } from './SourceAlerts';
