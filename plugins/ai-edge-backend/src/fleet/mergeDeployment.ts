import type {
  DeploymentRef,
  ModelDeployment,
  Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import { byAuthority } from './byAuthority';
import type { DesiredEntry } from './DesiredIndex';

/** A record with who said it and what that weighs. */
export interface SourcedRecord {
  source: string;
  authority: number;
  record: DeploymentRecord;
  /** When the source first said what it says. */
  saidAt: string;
}

const MODES: Record<string, ModelDeployment['mode']> = {
  InferenceService: 'Standard',
  LLMInferenceService: 'LLM',
  Deployment: 'Deployment',
};

/**
 * Records of the same object only: with a uid known to the most authoritative one, others that name another uid
 * are about an object that is gone.
 */
function sameObject(records: SourcedRecord[]): SourcedRecord[] {
  const uid = records.find(({ record }) => record.uid)?.record.uid;
  return records.filter(
    ({ record }) => !uid || !record.uid || record.uid === uid,
  );
}

function first<T>(
  records: SourcedRecord[],
  pick: (record: DeploymentRecord) => T | undefined,
): T | undefined {
  for (const { record } of records) {
    const value = pick(record);
    if (value !== undefined) return value;
  }
  return undefined;
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined),
  ) as T;
}

/**
 * One deployment of what sources and Git say. The state and what belongs to it come from one source, the most
 * authoritative that knows a state; artifact and version from the site, else from Git (then `derived`).
 */
export function mergeDeployment(
  ref: DeploymentRef,
  sourced: SourcedRecord[],
  desired: DesiredEntry | undefined,
  site: Pick<Site, 'availability' | 'lastContact'> | undefined,
): Omit<ModelDeployment, 'standing'> {
  const records = sameObject([...sourced].sort(byAuthority));
  const stated =
    records.find(({ record }) => record.state !== undefined) ?? records[0];
  const { record } = stated ?? {};
  const wanted = desired?.desired;
  const revision = first(records, ({ delivery }) => delivery?.revision);
  const seen = first(records, ({ artifact }) => artifact);
  // What nobody has seen is as Git said at the commit that the site has synced, or as Git says now.
  const synced = revision === undefined ? undefined : desired?.at(revision);
  const inGit = records.length === 0 ? wanted : synced;
  const fromGit = seen === undefined ? inGit : undefined;
  const matching = [wanted, synced].find(
    line => seen !== undefined && line?.artifact === seen.uri,
  );
  const remembered =
    records.length > 0 &&
    site !== undefined &&
    site.availability.state !== 'available';
  const asOf = record?.asOf ?? desired?.asOf ?? new Date(0).toISOString();
  return defined({
    ref,
    owner: first(records, ({ owner }) => owner) ?? wanted?.owner,
    model: defined({
      name:
        first(records, ({ model }) => model?.name) ?? wanted?.model ?? ref.name,
      version:
        first(records, ({ model }) => model?.version) ??
        (matching ?? fromGit)?.version,
      format: first(records, ({ model }) => model?.format) ?? wanted?.format,
    }),
    artifact:
      seen ??
      (fromGit?.artifact
        ? { uri: fromGit.artifact, derived: true }
        : undefined),
    runtime: first(records, ({ runtime }) => runtime),
    mode: first(records, ({ mode }) => mode) ?? MODES[ref.kind] ?? 'Standard',
    state: record?.state,
    message: record?.message,
    replicas: record?.replicas,
    traffic: record?.traffic,
    endpoint: first(records, ({ endpoint }) => endpoint),
    ring: wanted?.ring ?? first(records, ({ ring }) => ring),
    labels: first(records, ({ labels }) => labels) ?? {},
    remembered: remembered || undefined,
    asOf:
      remembered && site.lastContact !== undefined && site.lastContact < asOf
        ? site.lastContact
        : asOf,
    source: stated?.source ?? `git:${desired?.gitops}`,
  });
}
