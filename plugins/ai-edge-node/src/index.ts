/**
 * The seams of the ai-edge backend: extension points for sources, layouts and forges, and the service other
 * plugins' modules reach it by.
 *
 * @packageDocumentation
 */
export * from './FleetSource';
export * from './extensionPoints';
export * from './aiEdgeServiceRef';
export { sourceAuthority } from './sourceAuthority';
