import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { z } from 'zod/v3';
import type {
  Forge,
  ProposeOptions,
  PullRequest,
  PullRequestStanding,
} from '../types';
import { checkedComment, checkedEdit, checkTexts } from './checkedTexts';
import { forgeConflict } from './forgeConflict';
import { githubBase, type GithubBase } from './githubBase';
import { GithubClient } from './GithubClient';
import { githubCommit } from './githubCommit';
import {
  fromGithubPull,
  githubBranchSchema,
  githubFileSchema,
  githubPullSchema,
} from './githubSchemas';
import { githubSignedCommit } from './githubSignedCommit';
import { githubStanding } from './githubStanding';
import { githubStandingByRest } from './githubStandingByRest';
import { githubToken } from './githubToken';
import { githubTree } from './githubTree';
import { githubWithoutBranch } from './githubWithoutBranch';
import { parseAnswer } from './parseAnswer';
import { parseRepositoryUrl } from './parseRepositoryUrl';
import { pullRequestIsOpen } from './pullRequestIsOpen';

/** GitHub's own limit of a page. */
const PAGE = 100;

/** Pages of pull requests that are read: the newest 1,000. */
const MAX_PAGES = 10;

/** Pages of files: GitHub lists 3,000 of a pull request. */
const MAX_FILE_PAGES = 30;

/** What GitHub takes, in characters. */
const LIMITS = { title: 256, body: 65_536 };

/** Reviewers that are teams of the repository's organization: `team/<slug>`. */
const TEAM = 'team/';

/**
 * {@link Forge} for github.com and GitHub Enterprise Server. Reviewers are logins and `team/<slug>`.
 *
 * @public
 */
export class GithubForge implements Forge {
  readonly type = 'github' as const;
  readonly #client: GithubClient;
  readonly #signedCommits: boolean;
  /** The account may not ask for checks over GraphQL. */
  #isRestOnly = false;

  /**
   * @param options - `url` of the repository, and the integrations that have its host with an `apiBaseUrl`
   */
  static create(options: {
    url: string;
    integrations: ScmIntegrationRegistry;
    /** Instead of the token, or the app, of `integrations.github`. */
    token?: string;
    /** Commits are made by GitHub itself, which signs them as the account. */
    signedCommits?: boolean;
    fetch?: typeof fetch;
    /** Milliseconds that one call may take; 20,000 when absent. */
    timeout?: number;
  }): GithubForge {
    const { url, integrations } = options;
    const { owner, name, host } = parseRepositoryUrl(url);
    const apiUrl = integrations.github.byUrl(url)?.config.apiBaseUrl;
    if (!apiUrl) {
      throw new InputError(
        `integrations.github: must have apiBaseUrl for host "${host}", such as https://${host}/api/v3`,
      );
    }
    const client = new GithubClient({
      apiUrl,
      owner,
      repo: name,
      where: `${host}/${owner}/${name}`,
      token: async () => options.token ?? githubToken(integrations, url),
      fetch: options.fetch,
      timeout: options.timeout,
    });
    return new GithubForge(client, options.signedCommits ?? false);
  }

  private constructor(client: GithubClient, signedCommits: boolean) {
    this.#client = client;
    this.#signedCommits = signedCommits;
  }

  async branchRevision(branch: string): Promise<string | undefined> {
    const { repo, where } = this.#client;
    const answer = await this.#client.request(
      'read',
      ({ repos }) => repos.getBranch({ ...repo, branch }),
      // Of a repository that is not there, or hidden, it says "Not Found".
      message => /branch not found/i.test(message),
    );
    if (!answer) return undefined;
    return parseAnswer(githubBranchSchema, answer.data, where).commit.sha;
  }

  async listPullRequests(
    state: 'open' | 'closed' | 'all',
  ): Promise<PullRequest[]> {
    const found = await this.#pages(MAX_PAGES, githubPullSchema, page =>
      this.#client.request('read', ({ pulls }) =>
        pulls.list({
          ...this.#client.repo,
          state,
          sort: 'created',
          direction: 'desc',
          per_page: PAGE,
          page,
        }),
      ),
    );
    return found.map(fromGithubPull).sort((a, b) => b.number - a.number);
  }

  async changedPaths(number: number): Promise<string[]> {
    const files = await this.#pages(MAX_FILE_PAGES, githubFileSchema, page =>
      this.#client.request('read', ({ pulls }) =>
        pulls.listFiles({
          ...this.#client.repo,
          pull_number: number,
          per_page: PAGE,
          page,
        }),
      ),
    );
    const paths = files.flatMap(({ filename, previous_filename: previous }) =>
      previous ? [filename, previous] : [filename],
    );
    return [...new Set(paths)].sort();
  }

  async propose(options: ProposeOptions): Promise<PullRequest> {
    const { branch, reviewers, labels } = options;
    if (options.files.length === 0) {
      throw new InputError('files: must hold at least one change');
    }
    checkTexts(options, LIMITS);
    const base = await githubBase(this.#client, options);
    if (options.reuseBranch) {
      await this.#requireLeft(base, options);
    } else if (this.#signedCommits) {
      await githubSignedCommit(this.#client, base, options);
    } else {
      await githubCommit(this.#client, base, options);
    }
    const pull = await this.#openPull(options).catch(error =>
      githubWithoutBranch(this.#client, branch, error),
    );
    if (reviewers?.length) await this.askForReview(pull, reviewers);
    if (labels?.length) await this.#label(pull, labels);
    return pull;
  }

  async askForReview(
    pull: Pick<PullRequest, 'number' | 'url'>,
    reviewers: string[],
  ): Promise<void> {
    const teams = reviewers.filter(reviewer => reviewer.startsWith(TEAM));
    try {
      await this.#client.request('review', ({ pulls }) =>
        pulls.requestReviewers({
          ...this.#client.repo,
          pull_number: pull.number,
          reviewers: reviewers.filter(reviewer => !teams.includes(reviewer)),
          team_reviewers: teams.map(team => team.slice(TEAM.length)),
        }),
      );
    } catch (error) {
      throw pullRequestIsOpen(
        pull,
        `its reviewers were not asked (${reviewers.join(', ')})`,
        error,
      );
    }
  }

  async comment(number: number, text: string): Promise<void> {
    const body = checkedComment(text, LIMITS);
    await this.#client.request('comment', ({ issues }) =>
      issues.createComment({
        ...this.#client.repo,
        issue_number: number,
        body,
      }),
    );
  }

  async edit(
    number: number,
    change: { title?: string; body?: string },
  ): Promise<void> {
    const edit = checkedEdit(change, LIMITS);
    await this.#client.request('edit', ({ pulls }) =>
      pulls.update({ ...this.#client.repo, pull_number: number, ...edit }),
    );
  }

  async standing(number: number): Promise<PullRequestStanding> {
    if (!this.#isRestOnly) {
      const standing = await githubStanding(this.#client, number);
      if (standing) return standing;
      this.#isRestOnly = true;
    }
    return githubStandingByRest(this.#client, number);
  }

  pullRequestRef(number: number): string {
    return `refs/pull/${number}/head`;
  }

  async #label(pull: PullRequest, labels: string[]): Promise<void> {
    try {
      await this.#client.request('label', ({ issues }) =>
        issues.addLabels({
          ...this.#client.repo,
          issue_number: pull.number,
          labels,
        }),
      );
    } catch (error) {
      throw pullRequestIsOpen(
        pull,
        `has no labels (${labels.join(', ')})`,
        error,
      );
    }
  }

  async #openPull(options: ProposeOptions): Promise<PullRequest> {
    const { base, branch, title, body, draft = false } = options;
    const answer = await this.#client.request('createPull', ({ pulls }) =>
      pulls.create({
        ...this.#client.repo,
        head: branch,
        base: base.branch,
        title,
        body,
        draft,
      }),
    );
    return fromGithubPull(
      parseAnswer(githubPullSchema, answer?.data, this.#client.where),
    );
  }

  /** Git names a tree by what is in it: the same files on the same base are the same tree. */
  async #requireLeft(
    base: GithubBase,
    { base: { revision }, branch, files }: ProposeOptions,
  ): Promise<void> {
    const { left } = base;
    const isOurs =
      left?.parents.length === 1 &&
      left.parents[0] === revision &&
      left.tree === (await githubTree(this.#client, base, files));
    if (!isOurs) {
      throw forgeConflict(
        'branch-exists',
        `${branch} of ${
          this.#client.where
        } is not what this proposal would commit`,
      );
    }
  }

  async #pages<T extends z.ZodTypeAny>(
    most: number,
    schema: T,
    read: (
      page: number,
    ) => Promise<{ data: unknown; headers: { link?: string } } | undefined>,
  ): Promise<z.output<T>[]> {
    const items: z.output<T>[] = [];
    for (let page = 1; page <= most; page++) {
      const answer = await read(page);
      const { where } = this.#client;
      items.push(...parseAnswer(z.array(schema), answer?.data, where));
      if (!/rel="next"/.test(answer?.headers.link ?? '')) break;
    }
    return items;
  }
}
