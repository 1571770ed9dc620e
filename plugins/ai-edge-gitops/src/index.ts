/**
 * Desired state of edge models as files in Git: layouts (pure), plans, forges.
 *
 * @packageDocumentation
 */
export * from './types';
