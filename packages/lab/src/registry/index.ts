export * from './DefaultRegistry';
export * from './modelImage';
export * from './Registry';
export * from './registryRouter';
export * from './RegistryTokens';
export * from './seedImages';
