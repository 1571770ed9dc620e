export { EdgeSiteCard } from './EdgeSiteCard';
export { EntitySiteModels } from './EntitySiteModels';
export { WhereItRunsCard } from './WhereItRunsCard';
