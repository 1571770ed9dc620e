import { ForwardedError, InputError, toError } from '@backstage/errors';
import type {
  Forge,
  ProposeOptions,
  PullRequest,
  PullRequestStanding,
} from '../types';
import { branchPath } from './branchPath';
import { checkedComment, checkedEdit } from './checkedTexts';
import { forgeConflict } from './forgeConflict';
import { gitBlobSha } from './gitBlobSha';
import { GiteaClient } from './GiteaClient';
import {
  giteaAuthorization,
  giteaSecrets,
  type GiteaCredentials,
} from './giteaCredentials';
import {
  branchSchema,
  changedFileSchema,
  DRAFT_TITLE,
  labelSchema,
  pullSchema,
  toPullRequest,
} from './giteaSchemas';
import { giteaStanding } from './giteaStanding';
import { isLeftBranch } from './leftBranch';
import { keepingDraft } from './keepingDraft';
import { namingFiles } from './namingFiles';
import { parseAnswer } from './parseAnswer';
import { parseRepositoryUrl } from './parseRepositoryUrl';
import { pullRequestIsOpen } from './pullRequestIsOpen';

/**
 * {@link Forge} for Gitea and Forgejo from 1.20 on (ChangeFiles: all files in one call), API `/api/v1`.
 *
 * @public
 */
export class GiteaForge implements Forge {
  readonly type = 'gitea' as const;
  readonly #client: GiteaClient;
  readonly #where: string;

  /**
   * @param options - `url` of the repository; credentials, or the integrations that have them for its host
   */
  static create(options: {
    url: string;
    integrations?:
      | GiteaCredentials
      | {
          gitea: {
            byUrl(url: string): { config: GiteaCredentials } | undefined;
          };
        };
    fetch?: typeof fetch;
    /** Milliseconds that one call may take; 20,000 when absent. */
    timeout?: number;
  }): GiteaForge {
    const { url, integrations = {} } = options;
    const credentials: GiteaCredentials =
      'gitea' in integrations
        ? integrations.gitea.byUrl(url)?.config ?? {}
        : integrations;
    const { baseUrl, owner, name, host } = parseRepositoryUrl(
      url,
      credentials.baseUrl,
    );
    const where = `${host}/${owner}/${name}`;
    const client = new GiteaClient({
      apiUrl: `${baseUrl}/api/v1/repos/${encodeURIComponent(
        owner,
      )}/${encodeURIComponent(name)}`,
      where,
      headers: giteaAuthorization(credentials),
      secrets: giteaSecrets(credentials),
      fetch: options.fetch,
      timeout: options.timeout,
    });
    return new GiteaForge(client, where);
  }

  private constructor(client: GiteaClient, where: string) {
    this.#client = client;
    this.#where = where;
  }

  async branchRevision(branch: string): Promise<string | undefined> {
    const answer = await this.#client.request('GET', branchPath(branch), {
      call: 'read',
      optional: true,
    });
    if (!answer) return undefined;
    return parseAnswer(branchSchema, answer.value, this.#where).commit.id;
  }

  async listPullRequests(
    state: 'open' | 'closed' | 'all',
  ): Promise<PullRequest[]> {
    const pulls = await this.#client.pages(`/pulls?state=${state}`, pullSchema);
    return pulls.map(toPullRequest).sort((a, b) => b.number - a.number);
  }

  async changedPaths(number: number): Promise<string[]> {
    const files = await this.#client.pages(
      `/pulls/${number}/files`,
      changedFileSchema,
    );
    const paths = files.flatMap(({ filename, previous_filename: previous }) =>
      previous ? [filename, previous] : [filename],
    );
    return [...new Set(paths)].sort();
  }

  async propose(options: ProposeOptions): Promise<PullRequest> {
    const { base, branch, title, body, draft, reviewers } = options;
    if (options.files.length === 0) {
      throw new InputError('files: must hold at least one change');
    }
    const revision = await this.branchRevision(base.branch);
    if (revision !== base.revision) {
      throw forgeConflict(
        'base-moved',
        `${base.branch} of ${this.#where} is at ${
          revision ?? 'nothing'
        }, not at ${base.revision}`,
      );
    }
    const labels = await this.#labelIds(options.labels);
    if (!options.reuseBranch) {
      await this.#commit(options);
    } else if (!(await isLeftBranch(this.#client, this.#where, options))) {
      throw forgeConflict(
        'branch-exists',
        `${branch} of ${this.#where} is not what this proposal would commit`,
      );
    }
    const pull = await this.#openPull({
      head: branch,
      base: base.branch,
      title: draft ? `WIP: ${title}` : title,
      body,
      ...(labels.length > 0 && { labels }),
    });
    if (reviewers?.length) await this.askForReview(pull, reviewers);
    return pull;
  }

  async askForReview(
    pull: Pick<PullRequest, 'number' | 'url'>,
    reviewers: string[],
  ): Promise<void> {
    const path = `/pulls/${pull.number}/requested_reviewers`;
    try {
      await this.#client.request('POST', path, {
        call: 'review',
        body: { reviewers },
      });
    } catch (error) {
      throw pullRequestIsOpen(
        pull,
        `its reviewers were not asked (${reviewers.join(', ')})`,
        error,
      );
    }
  }

  async comment(number: number, text: string): Promise<void> {
    await this.#client.request('POST', `/issues/${number}/comments`, {
      call: 'comment',
      body: { body: checkedComment(text) },
    });
  }

  async edit(
    number: number,
    change: { title?: string; body?: string },
  ): Promise<void> {
    const body = checkedEdit(change);
    if (body.title !== undefined) {
      const answer = await this.#client.request('GET', `/pulls/${number}`, {
        call: 'read',
      });
      const pull = parseAnswer(pullSchema, answer?.value, this.#where);
      body.title = keepingDraft(body.title, {
        isDraft: toPullRequest(pull).draft === true,
        prefix: 'WIP:',
        marks: DRAFT_TITLE,
      });
    }
    await this.#client.request('PATCH', `/pulls/${number}`, {
      call: 'edit',
      body,
    });
  }

  standing(number: number): Promise<PullRequestStanding> {
    return giteaStanding(this.#client, this.#where, number);
  }

  pullRequestRef(number: number): string {
    return `refs/pull/${number}/head`;
  }

  async #commit(options: ProposeOptions): Promise<void> {
    const { base, branch, files } = options;
    const request = this.#client.request('POST', '/contents', {
      call: 'changeFiles',
      again: async () => (await this.branchRevision(branch)) === undefined,
      body: {
        branch: base.branch,
        new_branch: branch,
        message: options.commitMessage,
        files: files.map(({ path, change, before = '', after = '' }) => ({
          operation: change,
          path,
          ...(change !== 'delete' && {
            content: Buffer.from(after, 'utf8').toString('base64'),
          }),
          // The blob the plan read; Gitea refuses when it is another by now.
          ...(change !== 'create' && { sha: gitBlobSha(before) }),
        })),
      },
    });
    await request.catch(error => {
      throw namingFiles(error, files);
    });
  }

  /** Gitea takes labels by their ids. */
  async #labelIds(names: string[] = []): Promise<number[]> {
    if (names.length === 0) return [];
    const found = await this.#client.pages('/labels', labelSchema);
    const ids = new Map(found.map(({ name, id }) => [name, id]));
    const missing = names.filter(name => !ids.has(name));
    if (missing.length > 0) {
      throw new InputError(
        `labels: ${this.#where} has no ${missing.join(', ')}`,
      );
    }
    return names.flatMap(name => ids.get(name) ?? []);
  }

  async #openPull(body: {
    head: string;
    base: string;
    title: string;
    body: string;
    labels?: number[];
  }): Promise<PullRequest> {
    const answer = await this.#client
      .request('POST', '/pulls', { call: 'createPull', body })
      .catch(error => this.#withoutBranch(body.head, error));
    return toPullRequest(parseAnswer(pullSchema, answer?.value, this.#where));
  }

  /** A pull request that was refused for good leaves no branch behind; after a timeout it may be there. */
  async #withoutBranch(branch: string, error: unknown): Promise<never> {
    const { name, message } = toError(error);
    if (name === 'ConflictError' || name === 'ServiceUnavailableError') {
      throw error;
    }
    try {
      await this.#client.request('DELETE', branchPath(branch), {
        call: 'read',
      });
    } catch (left) {
      throw new ForwardedError(
        `${message}; its branch ${branch} is left (${toError(left).message})`,
        error,
      );
    }
    throw error;
  }
}
