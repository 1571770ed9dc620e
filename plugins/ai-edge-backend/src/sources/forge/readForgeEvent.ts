import { z } from 'zod/v3';

/** Topics of webhooks, which are also the words of `aiEdge.gitops[].forge`. */
export const FORGE_TOPICS = ['gitea', 'github', 'gitlab'] as const;

export type ForgeTopic = (typeof FORGE_TOPICS)[number];

/** What a webhook tells. */
export interface ForgeNews {
  /** `<owner>/<name>`, with all groups for GitLab. */
  repository: string;
  /** Branch that was pushed. */
  branch?: string;
  /** Pull request that something happened to. */
  number?: number;
  /** Pull request whose checks say something new. */
  checksOf?: number;
  /** Commit whose checks say something new. */
  revision?: string;
}

const BRANCHES = 'refs/heads/';

const repositorySchema = z.object({ full_name: z.string() });

/** Gitea's and GitHub's hooks, which differ in few names. */
const hookSchema = z.object({
  repository: repositorySchema,
  ref: z.string().optional(),
  pull_request: z.object({ number: z.number() }).nullish(),
  sha: z.string().nullish(),
  check_run: z.object({ head_sha: z.string() }).nullish(),
  check_suite: z.object({ head_sha: z.string() }).nullish(),
});

const gitlabSchema = z.object({
  object_kind: z.string(),
  project: z.object({ path_with_namespace: z.string() }),
  ref: z.string().nullish(),
  object_attributes: z
    .object({ iid: z.number().nullish(), sha: z.string().nullish() })
    .nullish(),
  merge_request: z.object({ iid: z.number() }).nullish(),
});

function branchOf(ref: string | null | undefined): Pick<ForgeNews, 'branch'> {
  return ref?.startsWith(BRANCHES)
    ? { branch: ref.slice(BRANCHES.length) }
    : {};
}

function readGitlab(payload: unknown): ForgeNews | undefined {
  const parsed = gitlabSchema.safeParse(payload);
  if (!parsed.success) return undefined;
  const {
    object_kind: kind,
    project: { path_with_namespace: repository },
    object_attributes: attributes,
    merge_request: request,
  } = parsed.data;
  switch (kind) {
    case 'push':
      return { repository, ...branchOf(parsed.data.ref) };
    case 'merge_request':
      return attributes?.iid
        ? { repository, number: attributes.iid }
        : undefined;
    case 'pipeline':
      return {
        repository,
        ...(attributes?.sha && { revision: attributes.sha }),
        ...(request && { checksOf: request.iid }),
      };
    default:
      return undefined;
  }
}

function readHook(event: string, payload: unknown): ForgeNews | undefined {
  const parsed = hookSchema.safeParse(payload);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  const repository = data.repository.full_name;
  if (event === 'push') return { repository, ...branchOf(data.ref) };
  if (/^pull_request/.test(event)) {
    const { pull_request: pull } = data;
    return pull ? { repository, number: pull.number } : undefined;
  }
  const checks: Record<string, string | null | undefined> = {
    status: data.sha,
    check_run: data.check_run?.head_sha,
    check_suite: data.check_suite?.head_sha,
  };
  const revision = checks[event];
  return revision ? { repository, revision } : undefined;
}

/**
 * What an event of a forge's webhook tells; `undefined` for what is of no matter here. Its headers are the event's
 * metadata. GitLab says in the payload what it is about, also where the header says "System Hook".
 */
export function readForgeEvent(event: {
  topic: string;
  eventPayload: unknown;
  metadata?: Record<string, string | string[] | undefined>;
}): ForgeNews | undefined {
  const { topic, eventPayload, metadata = {} } = event;
  if (topic === 'gitlab') return readGitlab(eventPayload);
  const header = metadata[`x-${topic}-event`];
  return typeof header === 'string'
    ? readHook(header, eventPayload)
    : undefined;
}
