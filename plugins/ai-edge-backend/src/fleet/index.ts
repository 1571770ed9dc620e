export * from './Fleet';
export * from './DefaultFleet';
export * from './SiteSelector';
export * from './DefaultSiteSelector';
export * from './FleetPublisher';
export * from './FleetMemory';
export * from './duplicateClusterIds';
