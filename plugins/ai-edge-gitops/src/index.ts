/**
 * Desired state of edge models as files in Git: layouts (pure), plans, forges.
 *
 * @packageDocumentation
 */
export * from './types';
export * from './tree';
export * from './closure';
export * from './identity';
export * from './review';
export * from './forge';
export * from './layouts';
export * from './lint';
