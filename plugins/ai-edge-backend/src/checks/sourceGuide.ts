import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';

interface Guide {
  /** What the portal knows because of such a source. */
  gives: string;
  /** How to get it where it is missing. */
  remedy: string;
}

const RBAC = "the ClusterRole in deploy/ that the portal's account needs";

/** By kind of source. */
const GUIDES: Record<string, Guide> = {
  acm: {
    gives: 'The sites of the hub: availability, last contact, capacity.',
    remedy: `Check url, token and CA of the hub under aiEdge.hubs, and apply ${RBAC} (base).`,
  },
  argocd: {
    gives: 'What GitOps has delivered to each site, and its health there.',
    remedy: `Apply ${RBAC} (base). It reads ManifestWorks and Applications; a hub without Argo CD has none.`,
  },
  kserve: {
    gives:
      'Every model server on the sites, also those that are not in Git, with its state as the site says it.',
    remedy:
      'Configure clusterProxy of the hub, give the account the role for live detail (deploy/), and raise aiEdge.inventory.maxSites if the hub has more sites than that.',
  },
  mirror: {
    gives:
      'State, artifact and address of each model, reported by the sites themselves.',
    remedy:
      'Install the optional status mirror (deploy/README.md). Without it Git and Argo CD tell of models.',
  },
  search: {
    gives: 'Models on all sites that nobody has in Git.',
    remedy:
      'Configure search of the hub and give the account the role for search (deploy/). A NetworkPolicy of ACM may have to admit the portal.',
  },
  flightctl: {
    gives: 'Devices without Kubernetes as sites, and their applications.',
    remedy: 'Check the FlightCtl endpoint and its token.',
  },
  metrics: {
    gives: 'Traffic, errors, latency and accelerator use of each model.',
    remedy:
      'Check metrics of the hub: its url, a token of its own, and that the account may read the metrics of all sites.',
  },
  views: {
    gives: 'Live detail of one deployment where there is no cluster-proxy.',
    remedy: `Apply ${RBAC} (live detail), or configure clusterProxy.`,
  },
  git: {
    gives: 'What Git wants on each site, and so whether a site is behind.',
    remedy:
      'Check url and branch under aiEdge.gitops, and the credentials of its host under integrations.',
  },
  forge: {
    gives: 'Open pull requests, and the way to open new ones.',
    remedy:
      'Check the credentials of the host under integrations: they need to read and write pull requests.',
  },
  snapshot: {
    gives:
      'The last known fleet right after a restart, and what changed on each site.',
    remedy: "Check the portal's database (backend.database).",
  },
  tekton: {
    gives: 'Pipelines and their runs in this namespace.',
    remedy:
      'Apply deploy/pipeline-runner.yaml in the namespace, and check that Tekton is installed on the hub.',
  },
};

const ANSWERED_BEFORE =
  'It has answered before: see that what it reads is up and reachable, and that its token and rights are still valid. It is asked again by itself.';

/** What a source of a kind is good for; nothing is known of kinds that modules add. */
export function sourceGuide(kind: string): Partial<Guide> {
  return GUIDES[kind] ?? {};
}

/** Whether something of the source is missing: it does not answer, or it says what it may not read. */
export function isLacking({ state, message }: SourceStatus): boolean {
  return state !== 'starting' && (state !== 'ok' || message !== undefined);
}

/** What to do about what a source lacks: nothing has to be set up for one that has answered before. */
export function remedyFor(status: SourceStatus): string | undefined {
  if (!isLacking(status)) return undefined;
  return status.state === 'stale'
    ? ANSWERED_BEFORE
    : sourceGuide(status.kind).remedy;
}

/** The status with what the source gives, and how to get what is missing. */
export function withGuide(status: SourceStatus): SourceStatus {
  const { gives } = sourceGuide(status.kind);
  const remedy = remedyFor(status);
  return {
    ...status,
    ...(gives && { gives }),
    ...(remedy && { remedy }),
  };
}
