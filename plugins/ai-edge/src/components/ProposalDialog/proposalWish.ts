import {
  intentSchema,
  parseInput,
  type DeploymentRef,
  type Intent,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/** What can be proposed without a form. */
export const proposalKinds = [
  'rollback',
  'stop',
  'start',
  'retire',
  'promote',
  'abort',
] as const;

/** One of {@link proposalKinds}. */
export type ProposalKind = (typeof proposalKinds)[number];

/** Where a change is to happen. */
export type Reach =
  | { id: string; on: 'site'; site: SiteRef }
  | { id: string; on: 'ring'; ring: string }
  | { id: string; on: 'canary'; ring: string }
  | { id: 'all'; on: 'all' };

/** What a dialog is about: one model, and where it can be changed from here. */
export interface ProposalSubject {
  model: string;
  /** The deployment of the page; absent on the page of a model. */
  deployment?: DeploymentRef;
  /** Rings that the model has. */
  rings: string[];
  /** Versions that can be gone back to, where the address names none. */
  versions?: string[];
}

/** The places that a change of this kind can have, the narrowest first. */
export function reachesOf(
  kind: ProposalKind,
  { deployment, rings }: ProposalSubject,
): Reach[] {
  const site = deployment && { hub: deployment.hub, name: deployment.site };
  const onSite: Reach[] = site
    ? [{ id: `site:${site.hub}/${site.name}`, on: 'site', site }]
    : [];
  const onRings = rings.map<Reach>(ring => ({
    id: `ring:${ring}`,
    on: 'ring',
    ring,
  }));
  const all: Reach = { id: 'all', on: 'all' };
  switch (kind) {
    case 'promote':
    case 'abort':
      return site
        ? [...onSite, ...onRings]
        : rings.map(ring => ({ id: `canary:${ring}`, on: 'canary', ring }));
    case 'stop':
    case 'start':
      return [...onSite, ...onRings];
    default:
      return [...onSite, ...onRings, all];
  }
}

function fieldsOf(reach: Reach): Record<string, unknown> {
  switch (reach.on) {
    case 'site':
      return { sites: { names: [reach.site] } };
    case 'ring':
      return { ring: reach.ring };
    case 'canary':
      return { canary: { ring: reach.ring } };
    default:
      return {};
  }
}

export interface ProposalChoice {
  kind: ProposalKind;
  model: string;
  gitops: string;
  reach: Reach;
  /** To go back to; `revision` counts where no version is known. */
  version?: string;
  revision?: string;
}

/** The intent of a choice. Throws an `InputError` that says what is missing. */
export function intentOf(choice: ProposalChoice): Intent {
  const { kind, model, gitops, reach, version, revision } = choice;
  const isRollback = kind === 'rollback';
  return parseInput(
    intentSchema,
    {
      kind,
      gitops,
      model: { name: model, ...(isRollback && version && { version }) },
      ...(isRollback && !version && revision && { revision }),
      ...(kind === 'retire' && { step: 'assignments' }),
      ...fieldsOf(reach),
    },
    'form',
  );
}

const TEMPLATES: Record<ProposalKind, string> = {
  rollback: 'rollback-edge-model',
  stop: 'stop-edge-model',
  start: 'start-edge-model',
  retire: 'retire-edge-model',
  promote: 'finish-edge-canary',
  abort: 'finish-edge-canary',
};

/** The template that asks for the same, with what its form starts with. */
export function templateOf(choice: ProposalChoice): {
  name: string;
  formData: Record<string, unknown>;
} {
  const { kind, model, gitops, reach, version, revision } = choice;
  const isCanary = kind === 'promote' || kind === 'abort';
  return {
    name: TEMPLATES[kind],
    formData: {
      gitops,
      model: {
        name: model,
        ...(kind === 'rollback' && version && { version }),
      },
      ...(kind === 'rollback' && {
        to: version ? 'version' : 'revision',
        ...(!version && { revision }),
      }),
      ...(kind === 'retire' && { step: 'assignments' }),
      ...(isCanary && { decision: kind }),
      reach: reach.on === 'site' ? 'sites' : reach.on,
      ...fieldsOf(reach),
    },
  };
}
