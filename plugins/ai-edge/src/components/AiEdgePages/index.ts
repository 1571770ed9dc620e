export { DeploymentsTab } from './DeploymentsTab';
export { SitesTab } from './SitesTab';
