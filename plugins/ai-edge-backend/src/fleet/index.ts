export * from './Fleet';
export * from './DefaultFleet';
export * from './SiteSelector';
