export * from './HubObserver';
export * from './HubConnection';
export * from './HubError';
export * from './HubRegistry';
export * from './KubeObject';
export * from './listAll';
export * from './watchResource';
export * from './SourceHealth';
