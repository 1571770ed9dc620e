export * from './FleetQueries';
export * from './parseListQuery';
export * from './siteListType';
export * from './deploymentListType';
export * from './matcher';
export * from './visibleSite';
