import { parseInput } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Request } from 'express';
import { z } from 'zod/v3';

const noQuerySchema = z.object({}).strict();

/** Refuses parameters where there are none. */
export function noQuery(request: Request): void {
  parseInput(noQuerySchema, request.query, 'query');
}
