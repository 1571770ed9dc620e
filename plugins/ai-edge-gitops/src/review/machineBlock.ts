import { intentSchema } from '@ai-edge/backstage-plugin-ai-edge-common';
import { z } from 'zod/v3';

const START = '<!-- ai-edge:proposal ';
const END = ' -->';

/**
 * What a pull request body says to machines. It is a hint: people can edit it.
 *
 * @public
 */
export interface ProposalBodyData {
  /** {@link proposalHash} of the proposal. */
  hash: string;
  /** Count and {@link sitesSha256} of the resolved list. */
  sites: { count: number; sha256: string };
  /** Absent when it was too long for a body, or is of a kind that this version does not know. */
  intent?: z.infer<typeof intentSchema>;
}

const blockSchema = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  sites: z.object({
    count: z.number().int().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  intent: z.unknown(),
});

/** @internal */
export function printMachineBlock(data: ProposalBodyData): string {
  // In an HTML comment only ">" can end it; escaped it is still the same JSON.
  const json = JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/>/g, '\\u003e');
  return `${START}${json}${END}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @internal */
export function parseMachineBlock(body: string): ProposalBodyData | undefined {
  const start = body.lastIndexOf(START);
  const end = start < 0 ? -1 : body.indexOf(END, start);
  if (end < 0) return undefined;
  const block = blockSchema.safeParse(
    parseJson(body.slice(start + START.length, end)),
  );
  if (!block.success) return undefined;
  const intent = intentSchema.safeParse(block.data.intent);
  return {
    hash: block.data.hash,
    sites: block.data.sites,
    ...(intent.success && { intent: intent.data }),
  };
}
