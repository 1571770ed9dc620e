export * from './AiEdgeApi';
export * from './AiEdgeClient';
export * from './listParams';
export * from './matrixParams';
