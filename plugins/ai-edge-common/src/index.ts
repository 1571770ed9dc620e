/**
 * Words, schemas, permissions and the API client that the ai-edge plugins share.
 *
 * @packageDocumentation
 */
export * from './schema';
export * from './refs';
export * from './permissions';
export * from './client';
export * from './events';
export * from './annotations';
export * from './canonicalJson';
export * from './pipelineParams';
