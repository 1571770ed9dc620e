import {
  stringifyDeploymentRef,
  type DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import { acmLabels } from './acmLabels';
import type { ManifestWork } from './argocdTypes';

interface PulledWork {
  record: DeploymentRecord;
  /** `<namespace>/<name>` of the ApplicationSet. */
  set?: string;
}

function keyOf({ metadata }: ManifestWork): string {
  return `${metadata.namespace}/${metadata.name}`;
}

function isReadOnly({ spec }: ManifestWork): boolean {
  return (spec?.manifestConfigs ?? []).some(
    ({ resourceIdentifier, updateStrategy }) =>
      resourceIdentifier?.group === 'argoproj.io' &&
      updateStrategy?.type === 'ReadOnly',
  );
}

/** Something that the feedback says went wrong, without saying what. */
function wantsReason({ delivery }: DeploymentRecord): boolean {
  const { sync, phase } = delivery ?? {};
  return (
    (sync !== undefined && sync !== 'Synced') ||
    phase === 'Failed' ||
    phase === 'Error'
  );
}

/** The works of one selector, with the deployment that each is about. */
export class PulledWorks {
  readonly #works = new Map<string, PulledWork>();
  readonly #readOnly = new Set<string>();
  /** Keys of the list that is being read. */
  #found?: Set<string>;

  get refs(): string[] {
    return [...this.#works.values()].map(({ record }) =>
      stringifyDeploymentRef(record.ref),
    );
  }

  /** Some works carry the mark that ACM leaves on them when the pull model is switched off. */
  get frozen(): boolean {
    return this.#readOnly.size > 0;
  }

  listing(): void {
    this.#found = new Set();
  }

  /** Forgets what the list that has ended lacks. What was known stays until then. */
  listed(): void {
    for (const key of this.#works.keys()) {
      if (!this.#found?.has(key)) this.#forget(key);
    }
    this.#found = undefined;
  }

  /** The ref that the work was about before, when it is about something else now. */
  put(
    work: ManifestWork,
    record: DeploymentRecord | undefined,
  ): DeploymentRef | undefined {
    const key = keyOf(work);
    this.#found?.add(key);
    const before = this.#works.get(key)?.record.ref;
    this.#forget(key);
    if (record) {
      const set = work.metadata.annotations?.[acmLabels.hostingSet];
      this.#works.set(key, { record, set });
      if (isReadOnly(work)) this.#readOnly.add(key);
    }
    const same =
      before &&
      record &&
      stringifyDeploymentRef(before) === stringifyDeploymentRef(record.ref);
    return same ? undefined : before;
  }

  remove(work: ManifestWork): DeploymentRef | undefined {
    const key = keyOf(work);
    const ref = this.#works.get(key)?.record.ref;
    this.#forget(key);
    return ref;
  }

  #forget(key: string): void {
    this.#works.delete(key);
    this.#readOnly.delete(key);
  }

  setOf(work: ManifestWork): string | undefined {
    return this.#works.get(keyOf(work))?.set;
  }

  recordsOf(set: string): DeploymentRecord[] {
    return [...this.#works.values()]
      .filter(work => work.set === set)
      .map(({ record }) => record);
  }

  /** Sets of works of which something is to be explained. */
  troubledSets(): string[] {
    return [...this.#works.values()].flatMap(({ set, record }) =>
      set !== undefined && wantsReason(record) ? [set] : [],
    );
  }
}

/** The record with the reason that somebody else gives; it explains, and never says how the deployment is. */
export function explained(
  record: DeploymentRecord,
  reason: string | undefined,
): DeploymentRecord {
  if (reason === undefined || !record.delivery || !wantsReason(record)) {
    return record;
  }
  const message = [record.message, reason].filter(Boolean).join(' ');
  return {
    ...record,
    ...(record.state !== 'ready' && { message }),
    delivery: { ...record.delivery, message: reason },
  };
}
