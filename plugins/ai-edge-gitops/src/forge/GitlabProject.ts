import type { z } from 'zod/v3';
import type { GitlabApi, GitlabClient } from './GitlabClient';
import { parseAnswer } from './parseAnswer';

/**
 * One project and how to ask for it.
 *
 * @internal
 */
export class GitlabProject {
  readonly client: GitlabClient;
  /** Full path with its groups, which the API takes for the id. */
  readonly path: string;
  /** What errors call it. */
  readonly where: string;

  constructor(options: { client: GitlabClient; path: string; where: string }) {
    this.client = options.client;
    this.path = options.path;
    this.where = options.where;
  }

  /** What was asked for, checked. */
  async read<T extends z.ZodTypeAny>(
    schema: T,
    work: (api: GitlabApi) => Promise<unknown>,
  ): Promise<z.output<T>> {
    const answer = await this.client.ask('read', work);
    return parseAnswer(schema, answer, this.where);
  }
}
