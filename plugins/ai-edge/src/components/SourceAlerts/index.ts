export {
  alertsOf,
  devicesOf,
  silentHubsOf,
  type SilentHubs,
  type SourceAlert,
} from './alertsOf';
export { useHubSources, type HubSources } from './useHubSources';
export { useSitesOfHubs } from './useSitesOfHubs';
export { SourceAlerts, type SourceAlertsProps } from './SourceAlerts';
