export { ChangesTab } from './ChangesTab';
export { DeploymentsTab } from './DeploymentsTab';
export { ModelsTab } from './ModelsTab';
export { SitesTab } from './SitesTab';
