import { createHash } from 'node:crypto';
import { canonicalJson } from '@ai-edge/backstage-plugin-ai-edge-common';

/** sha256 over the canonical JSON of a value, in hex. */
export function sha256(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/**
 * Key of a checkpoint: what is done and to what. The scaffolder adds the step's id but not the iteration of `each`,
 * so the input has to be part of it.
 */
export function checkpointKey(verb: string, input: unknown): string {
  return `${verb}.${sha256(input)}`;
}
