import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import type {
  Forge,
  ProposeOptions,
  PullRequest,
  PullRequestStanding,
} from '../types';
import { checkedComment, checkedEdit } from './checkedTexts';
import { forgeConflict } from './forgeConflict';
import { GitlabClient } from './GitlabClient';
import { gitlabCommit } from './gitlabCommit';
import { isLeftGitlabBranch } from './gitlabLeftBranch';
import { GitlabProject } from './GitlabProject';
import {
  DRAFT_TITLE,
  gitlabBranchSchema,
  gitlabCompareSchema,
  gitlabDiffSchema,
  mergeRequestSchema,
  mergeRequestToPull,
  type MergeRequest,
} from './gitlabSchemas';
import { gitlabStanding } from './gitlabStanding';
import { keepingDraft } from './keepingDraft';
import { parseAnswer } from './parseAnswer';
import { gitlabUserIds } from './gitlabUserIds';
import { openMergeRequest } from './openMergeRequest';
import { parseGitlabUrl } from './parseGitlabUrl';
import { pullRequestIsOpen } from './pullRequestIsOpen';

/** GitLab's own limit of a page, and how many are read: the newest 1,000. */
const PAGES = { perPage: 100, maxPages: 10 };

/** What GitLab takes, in characters. */
const LIMITS = { title: 255, body: 1_048_576 };

/**
 * The part of `GitLabIntegrationConfig` that a forge needs.
 *
 * @public
 */
export interface GitlabCredentials {
  /** Where GitLab is; the repository's host when absent. */
  baseUrl?: string;
  /** `<baseUrl>/api/v4` when absent. */
  apiBaseUrl?: string;
  /** Access token with the scope `api`. */
  token?: string;
}

/**
 * {@link Forge} for GitLab from 15.7 on, gitlab.com or self-managed, API `/api/v4`.
 *
 * @public
 */
export class GitlabForge implements Forge {
  readonly type = 'gitlab' as const;
  readonly #project: GitlabProject;

  /**
   * @param options - `url` of the project, which may lie in subgroups; credentials of its host
   */
  static create(options: {
    url: string;
    credentials?: GitlabCredentials;
    fetch?: typeof fetch;
    /** Milliseconds that one call may take; 20,000 when absent. */
    timeout?: number;
  }): GitlabForge {
    const { url, credentials = {}, ...transport } = options;
    const { host, project: path } = parseGitlabUrl(url, credentials.baseUrl);
    const where = `${host}/${path}`;
    const baseUrl = (credentials.baseUrl ?? new URL(url).origin).replace(
      /\/+$/,
      '',
    );
    const client = new GitlabClient({
      apiUrl: credentials.apiBaseUrl ?? `${baseUrl}/api/v4`,
      where,
      token: credentials.token,
      ...transport,
    });
    return new GitlabForge(new GitlabProject({ client, path, where }));
  }

  private constructor(project: GitlabProject) {
    this.#project = project;
  }

  async branchRevision(branch: string): Promise<string | undefined> {
    return (await this.#branch(branch))?.commit.id;
  }

  async listPullRequests(
    state: 'open' | 'closed' | 'all',
  ): Promise<PullRequest[]> {
    // To GitLab what is merged is not closed; without a state it lists all.
    const states = {
      open: ['opened'],
      closed: ['closed', 'merged'],
      all: [undefined],
    } as const;
    const { path: projectId } = this.#project;
    const lists = await Promise.all(
      states[state].map(each =>
        this.#project.read(z.array(mergeRequestSchema), api =>
          api.mergeRequests.all({ projectId, state: each, ...PAGES }),
        ),
      ),
    );
    return lists
      .flat()
      .map(mergeRequestToPull)
      .sort((a, b) => b.number - a.number);
  }

  async changedPaths(number: number): Promise<string[]> {
    let diffs = await this.#project.read(z.array(gitlabDiffSchema), api =>
      api.mergeRequests.allDiffs(this.#project.path, number, PAGES),
    );
    if (diffs.length === 0) diffs = await this.#unpreparedDiffs(number);
    const paths = diffs.flatMap(diff => [diff.new_path, diff.old_path]);
    return [...new Set(paths)].sort();
  }

  async propose(options: ProposeOptions): Promise<PullRequest> {
    const { base, branch, reviewers = [] } = options;
    if (options.files.length === 0) {
      throw new InputError('files: must hold at least one change');
    }
    const { where } = this.#project;
    const found = await this.#branch(base.branch);
    if (found?.commit.id !== base.revision) {
      throw forgeConflict(
        'base-moved',
        `${base.branch} of ${where} is at ${
          found?.commit.id ?? 'nothing'
        }, not at ${base.revision}`,
      );
    }
    const reviewerIds = await gitlabUserIds(this.#project, reviewers);
    if (!options.reuseBranch) {
      await gitlabCommit(this.#project, options, found.default === true);
    } else if (!(await isLeftGitlabBranch(this.#project, options))) {
      throw forgeConflict(
        'branch-exists',
        `${branch} of ${where} is not what this proposal would commit`,
      );
    }
    const request = await openMergeRequest(this.#project, options, reviewerIds);
    this.#checkReviewers(request, reviewers);
    return mergeRequestToPull(request);
  }

  async askForReview(
    pull: Pick<PullRequest, 'number' | 'url'>,
    reviewers: string[],
  ): Promise<void> {
    const request = await this.#addReviewers(pull.number, reviewers).catch(
      error => {
        throw notAsked(pull, reviewers, error);
      },
    );
    this.#checkReviewers(request, reviewers);
  }

  async comment(number: number, text: string): Promise<void> {
    const { client, path } = this.#project;
    const body = checkedComment(text, LIMITS);
    await client.ask('comment', api => api.notes.create(path, number, body));
  }

  async edit(
    number: number,
    change: { title?: string; body?: string },
  ): Promise<void> {
    const { client, path } = this.#project;
    const { title: asked, body } = checkedEdit(change, LIMITS);
    let title = asked;
    if (asked !== undefined) {
      const before = await this.#project.read(mergeRequestSchema, api =>
        api.mergeRequests.show(path, number),
      );
      title = keepingDraft(asked, {
        isDraft: mergeRequestToPull(before).draft === true,
        prefix: 'Draft:',
        marks: DRAFT_TITLE,
      });
    }
    await client.ask('edit', api =>
      api.mergeRequests.edit(path, number, {
        ...(title !== undefined && { title }),
        ...(body !== undefined && { description: body }),
      }),
    );
  }

  standing(number: number): Promise<PullRequestStanding> {
    return gitlabStanding(this.#project, number);
  }

  pullRequestRef(number: number): string {
    return `refs/merge-requests/${number}/head`;
  }

  async #addReviewers(number: number, reviewers: string[]) {
    const { client, path, where } = this.#project;
    const asked = await gitlabUserIds(this.#project, reviewers);
    const before = await this.#project.read(mergeRequestSchema, api =>
      api.mergeRequests.show(path, number),
    );
    // GitLab takes the whole list, so who is on it already has to stay.
    const kept = (before.reviewers ?? []).map(({ id }) => id);
    const answer = await client.ask('review', api =>
      api.mergeRequests.edit(path, number, {
        reviewerIds: [...new Set([...kept, ...asked])],
      }),
    );
    return parseAnswer(mergeRequestSchema, answer, where);
  }

  /** GitLab leaves out, without a word, who may not review, and all but one where its edition allows only one. */
  #checkReviewers(request: MergeRequest, reviewers: string[]) {
    const asked = new Set(
      request.reviewers?.map(({ username }) => username.toLowerCase()),
    );
    const missing = reviewers.filter(name => !asked.has(name.toLowerCase()));
    if (missing.length === 0) return;
    throw notAsked(
      { number: request.iid, url: request.web_url },
      missing,
      new InputError(
        `${
          this.#project.where
        } did not take them: they may not see the project, or its edition allows one reviewer only`,
      ),
    );
  }

  async #branch(branch: string) {
    const { client, path, where } = this.#project;
    const answer = await client.find(/branch/i, api =>
      api.branches.show(path, branch),
    );
    return answer === undefined
      ? undefined
      : parseAnswer(gitlabBranchSchema, answer, where);
  }

  /** GitLab prepares the diffs of a merge request some time after it is opened; until then its branches tell. */
  async #unpreparedDiffs(number: number) {
    const { path } = this.#project;
    const request = await this.#project.read(mergeRequestSchema, api =>
      api.mergeRequests.show(path, number),
    );
    const { state, source_project_id: from, target_project_id: to } = request;
    if (state !== 'opened' || from !== to) return [];
    const compared = await this.#project.read(gitlabCompareSchema, api =>
      api.repositories.compare(
        path,
        request.target_branch,
        request.source_branch,
      ),
    );
    return compared.diffs;
  }
}

function notAsked(
  pull: Pick<PullRequest, 'number' | 'url'>,
  reviewers: string[],
  error: unknown,
): Error {
  const names = reviewers.join(', ');
  return pullRequestIsOpen(
    pull,
    `its reviewers were not asked (${names})`,
    error,
  );
}
