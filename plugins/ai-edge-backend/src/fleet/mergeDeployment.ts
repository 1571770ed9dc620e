import type {
  DeploymentRef,
  ModelDeployment,
  Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  sourceAuthority,
  type DeploymentRecord,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { DesiredEntry } from './DesiredIndex';
import { sentenceTime } from './sentences';

/** A record with who said it and what that weighs. */
export interface SourcedRecord {
  source: string;
  authority: number;
  record: DeploymentRecord;
  /** When the source first said what it says. */
  saidAt: string;
  /** When delivery by this source was withdrawn, while the site may still run it. */
  withdrawnSince?: string;
  /** When the source did not list it any more, which proves nothing. */
  unlistedSince?: string;
}

/** What the standing and the age of a deployment depend on of its site. */
export type SiteView = Pick<Site, 'availability' | 'lastContact'> & {
  /** Set while the hub that speaks for the site is not heard: when it last was. */
  silentSince?: string;
  /** How the site's KServe serves by default, in the spelling that it keeps. */
  deploymentMode?: string;
};

/** A deployment without its standing, every field by name. */
type MergedDeployment = {
  [TName in keyof Required<Omit<ModelDeployment, 'standing'>>]: Omit<
    ModelDeployment,
    'standing'
  >[TName];
};

const MODES: Record<string, ModelDeployment['mode']> = {
  InferenceService: 'Standard',
  LLMInferenceService: 'LLM',
  Deployment: 'Deployment',
};
const NO_LABELS: ModelDeployment['labels'] = {};

/**
 * Records of the same object only: with a uid known to the most authoritative one, others that name another uid
 * are about an object that is gone.
 */
function sameObject(sourced: readonly SourcedRecord[]): SourcedRecord[] {
  const uid = sourced.find(({ record }) => record.uid)?.record.uid;
  return sourced.filter(
    ({ record }) => !uid || !record.uid || record.uid === uid,
  );
}

function first<T>(
  sourced: readonly SourcedRecord[],
  pick: (record: DeploymentRecord) => T | undefined,
): T | undefined {
  for (const { record } of sourced) {
    const value = pick(record);
    if (value !== undefined) return value;
  }
  return undefined;
}

type Served = Pick<ModelDeployment, 'artifact'> & { version?: string };

/** What sources of one rank say is served. A version counts only when it is of that artifact. */
function servedBy(sourced: readonly SourcedRecord[]): Served | undefined {
  const artifact = first(sourced, record => record.artifact);
  const version = first(sourced, record =>
    !artifact || !record.artifact || record.artifact.uri === artifact.uri
      ? record.model?.version
      : undefined,
  );
  return artifact || version !== undefined ? { artifact, version } : undefined;
}

/** Artifact and version: as the site itself showed them, else as Git has them, else as an index has them. */
function served(
  records: readonly SourcedRecord[],
  desired: DesiredEntry | undefined,
): Served {
  const seen = servedBy(
    records.filter(({ authority }) => authority >= sourceAuthority.pullWork),
  );
  const told = servedBy(
    records.filter(({ authority }) => authority < sourceAuthority.pullWork),
  );
  const revision = first(records, ({ delivery }) => delivery?.revision);
  const wanted = desired?.desired;
  // What nobody has seen is as Git said at the commit that the site has synced, or as Git says now.
  const synced = revision === undefined ? undefined : desired?.at(revision);
  const inGit = records.length === 0 ? wanted : synced;
  const shown = seen ?? (inGit ? undefined : told);
  if (!shown) {
    return {
      version: inGit?.version,
      artifact: inGit?.artifact
        ? { uri: inGit.artifact, derived: true }
        : undefined,
    };
  }
  if (shown.artifact) {
    const { uri } = shown.artifact;
    const line = [wanted, synced].find(one => one?.artifact === uri);
    const alike = told?.artifact?.uri === uri ? told : undefined;
    return {
      artifact: shown.artifact,
      version: shown.version ?? line?.version ?? alike?.version,
    };
  }
  return inGit?.artifact && inGit.version === shown.version
    ? { ...shown, artifact: { uri: inGit.artifact, derived: true } }
    : shown;
}

function sameModel(
  one: ModelDeployment['model'] | undefined,
  other: ModelDeployment['model'],
): ModelDeployment['model'] {
  return one &&
    one.name === other.name &&
    one.version === other.version &&
    one.format === other.format
    ? one
    : other;
}

/** When delivery let go of it, as long as nobody else delivers it. */
export function leavingSince(
  sourced: readonly SourcedRecord[],
): string | undefined {
  let since: string | undefined;
  for (const { record, withdrawnSince } of sourced) {
    if (withdrawnSince === undefined) {
      if (record.delivery) return undefined;
    } else if (since === undefined || withdrawnSince > since) {
      since = withdrawnSince;
    }
  }
  return since;
}

function earliest(instant: string, ...others: (string | undefined)[]): string {
  return others.reduce<string>(
    (least, other) => (other !== undefined && other < least ? other : least),
    instant,
  );
}

/**
 * One deployment of what sources, the weightiest first, and Git say. The state and what belongs to it come from one
 * source, the most authoritative that knows a state; artifact and version from the site, else from Git (then
 * `derived`).
 */
export function mergeDeployment(
  ref: DeploymentRef,
  sourced: readonly SourcedRecord[],
  desired: DesiredEntry | undefined,
  site: SiteView | undefined,
): Omit<ModelDeployment, 'standing'> {
  const records = sameObject(sourced);
  const stated =
    records.find(({ record }) => record.state !== undefined) ?? records[0];
  const record = stated?.record;
  const wanted = desired?.desired;
  const { artifact, version } = served(records, desired);
  const silent =
    site !== undefined &&
    (site.availability.state !== 'available' || site.silentSince !== undefined);
  const unlisted =
    records.length > 0 &&
    records.every(({ unlistedSince }) => unlistedSince !== undefined);
  const leaving = leavingSince(records);
  const isLeaving = leaving !== undefined;
  const remembered =
    records.length > 0 &&
    (silent || unlisted || record?.delivery?.frozen !== undefined);
  const asOf = record?.asOf ?? desired?.asOf ?? new Date(0).toISOString();
  let { message } = record ?? {};
  if (isLeaving && record?.state !== 'leaving') {
    message = `Delivery was withdrawn ${sentenceTime(
      leaving,
    )}; the site may still run it.`;
  } else if (unlisted && message === undefined) {
    message =
      'The index that told of it does not list it any more, which proves nothing.';
  }
  const deployment: MergedDeployment = {
    ref,
    owner: first(records, ({ owner }) => owner) ?? wanted?.owner,
    model: sameModel(record?.model, {
      name:
        first(records, ({ model }) => model?.name) ?? wanted?.model ?? ref.name,
      version,
      format: first(records, ({ model }) => model?.format) ?? wanted?.format,
    }),
    artifact,
    runtime: first(records, ({ runtime }) => runtime),
    mode: first(records, ({ mode }) => mode) ?? MODES[ref.kind] ?? 'Standard',
    state: isLeaving ? 'leaving' : record?.state,
    message,
    replicas: record?.replicas,
    traffic: record?.traffic,
    endpoint: first(records, ({ endpoint }) => endpoint),
    ring: wanted?.ring ?? first(records, ({ ring }) => ring),
    labels: first(records, ({ labels }) => labels) ?? NO_LABELS,
    remembered: remembered || undefined,
    asOf:
      remembered && silent
        ? earliest(asOf, site.lastContact, site.silentSince)
        : asOf,
    source: stated?.source ?? `git:${desired?.gitops}`,
  };
  return deployment;
}
