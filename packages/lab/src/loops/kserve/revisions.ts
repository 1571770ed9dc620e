import type { KubeObject } from '../../kube/types';
import { predictorName } from './serving';

/** What Knative knows of a predictor's revisions. */
export interface Revisions {
  latestCreatedRevision: string;
  latestReadyRevision?: string;
  latestRolledoutRevision?: string;
  previousRolledoutRevision?: string;
  traffic: {
    revisionName: string;
    percent: number;
    latestRevision: boolean;
    tag?: string;
  }[];
}

const numberOf = (name: string | undefined) =>
  Number(name?.split('-').pop() ?? 0);

/** Name of the revision after the one that there is. */
export function nextRevision(service: KubeObject): string {
  const created = service.status?.components?.predictor?.latestCreatedRevision;
  const number = String(numberOf(created) + 1).padStart(5, '0');
  return `${predictorName(service)}-${number}`;
}

/** Revisions and traffic once the latest revision is ready. */
export function readyRevisions(service: KubeObject, latest: string): Revisions {
  const before: Partial<Revisions> =
    service.status?.components?.predictor ?? {};
  const percent = service.spec.predictor?.canaryTrafficPercent;
  const stable = before.latestRolledoutRevision;
  const canary = percent !== undefined && percent < 100 && stable !== undefined;
  if (canary && stable !== latest) {
    return {
      latestCreatedRevision: latest,
      latestReadyRevision: latest,
      latestRolledoutRevision: stable,
      previousRolledoutRevision: before.previousRolledoutRevision,
      traffic: [
        { revisionName: latest, percent, latestRevision: true, tag: 'latest' },
        {
          revisionName: stable,
          percent: 100 - percent,
          latestRevision: false,
          tag: 'prev',
        },
      ],
    };
  }
  return {
    latestCreatedRevision: latest,
    latestReadyRevision: latest,
    latestRolledoutRevision: latest,
    previousRolledoutRevision:
      stable && stable !== latest ? stable : before.previousRolledoutRevision,
    traffic: [{ revisionName: latest, percent: 100, latestRevision: true }],
  };
}
