export * from './AiEdgeConfig';
export * from './readAiEdgeConfig';
