export * from './FleetAuthorizer';
export * from './conditionExports';
export * from './resourceRefs';
