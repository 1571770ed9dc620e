import {
  stringifyDeploymentRef,
  type DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  DeliveryFacts,
  DeploymentRecord,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import { SKIP_RECONCILE } from './acmLabels';
import { applicationFacts } from './applicationFacts';
import type { ManagedResource, PushedApplication } from './argocdTypes';
import { deliveredObject, type DeliveredObject } from './deliveredObject';
import { healthState } from './healthState';
import { earliest } from './knownAt';
import { sayErrors } from './sayErrors';

const SKIPPED =
  'Argo CD on the hub is told to leave its Application alone, so nothing is known of it.';
const UNREACHED =
  'Argo CD on the hub does not reach the site, so this is what it knew before.';
/** How Argo CD begins the error of a comparison for which it could not look at the cluster. */
const NO_LIVE_STATE = /^Failed to load live state/;

/** Where a pushed Application brings its objects, and what is known of them already. */
export interface PushPlace {
  hub: string;
  site: string;
  asOf: string;
  /** Whether somebody else says that the object serves a model: a plain Deployment does not show it. */
  known: (ref: DeploymentRef) => boolean;
  /** What the Application was about when it last could say so. */
  before?: DeploymentRef[];
}

interface ServedObject {
  ref: DeploymentRef;
  resource?: ManagedResource;
  delivered?: DeliveredObject;
}

function isSkipped({ metadata }: PushedApplication): boolean {
  return metadata.annotations?.[SKIP_RECONCILE] === 'true';
}

/** Why its status does not move any more, and since when. */
function frozenBy(
  application: PushedApplication,
): { why: string; since?: string } | undefined {
  const { conditions, reconciledAt } = application.status ?? {};
  if (isSkipped(application)) return { why: SKIPPED, since: reconciledAt };
  const unreached = conditions?.find(({ message }) =>
    NO_LIVE_STATE.test(message ?? ''),
  );
  return unreached && { why: UNREACHED, since: unreached.lastTransitionTime };
}

/** The definition that Argo CD has looked at last is not the one that the Application has now. */
function isPending({ spec, status }: PushedApplication): boolean {
  if (!status?.sync?.status) return true;
  const wanted = spec?.source;
  const compared = status.sync.comparedTo?.source;
  return (
    wanted !== undefined &&
    compared !== undefined &&
    (wanted.repoURL !== compared.repoURL ||
      wanted.path !== compared.path ||
      wanted.targetRevision !== compared.targetRevision)
  );
}

function deliveryOf(
  application: PushedApplication,
  frozen: string | undefined,
): DeliveryFacts {
  const { spec, status } = application;
  const { sync, health, operationState, conditions } = status ?? {};
  const phase = operationState?.phase || undefined;
  const failed = phase === 'Failed' || phase === 'Error';
  return {
    ...applicationFacts(application),
    // With several sources one commit says nothing.
    revision: (spec?.source && sync?.revision) || undefined,
    sync: sync?.status || undefined,
    health: health?.status || undefined,
    phase,
    message:
      sayErrors(conditions) ??
      ((failed && operationState?.message) || undefined),
    ...(isPending(application) && { pending: true }),
    ...(frozen && { frozen }),
  };
}

/** The objects of the Application that serve models. */
function servedObjects(
  application: PushedApplication,
  { hub, site, known, before = [] }: PushPlace,
): ServedObject[] {
  const delivered = deliveredObject(application, site);
  const { resources = [], sync } = application.status ?? {};
  const isDelivered = (ref: DeploymentRef) =>
    delivered !== undefined &&
    ref.kind === delivered.kind &&
    ref.namespace === delivered.namespace &&
    ref.name === delivered.name;
  const found = resources.flatMap((resource): ServedObject[] => {
    const { kind, name } = resource;
    // The schema asks for neither.
    if (!kind || !name) return [];
    const ref = {
      hub,
      site,
      namespace:
        resource.namespace ||
        application.spec?.destination?.namespace ||
        'default',
      kind,
      name,
    };
    if (isDelivered(ref)) return [{ ref, resource, delivered }];
    return kind !== 'Deployment' || known(ref) ? [{ ref, resource }] : [];
  });
  if (found.length > 0) return found;
  // What cannot be compared has no list of what there is: then it is as it was.
  const cannotSay = !sync?.status || sync.status === 'Unknown';
  if (cannotSay && before.length > 0) {
    return before.map(ref => ({
      ref,
      ...(isDelivered(ref) && { delivered }),
    }));
  }
  if (!delivered || !cannotSay) return [];
  const { kind, namespace, name } = delivered;
  return [{ ref: { hub, site, namespace, kind, name }, delivered }];
}

function stateOf(
  application: PushedApplication,
  { resource }: ServedObject,
  among: number,
): Pick<DeploymentRecord, 'state' | 'message'> {
  if (application.metadata.deletionTimestamp || resource?.requiresPruning) {
    return { state: 'leaving' };
  }
  if (isSkipped(application)) return { state: 'unknown', message: SKIPPED };
  if (resource?.health?.status) {
    const said = healthState(resource.health.status);
    return { ...said, message: resource.health.message || said.message };
  }
  // Argo CD 3 keeps no health of single objects; the worst of all is said of the Application.
  const whole = application.status?.health?.status;
  if (among > 1 && whole !== undefined && whole !== 'Healthy') {
    return {
      state: 'unknown',
      message: `Its Application brings ${among} models and is ${whole} as a whole; it does not say which of them.`,
    };
  }
  return healthState(whole);
}

/** What an Application that the hub syncs to a site says of each model that it brings there. */
export function normalizeApplication(
  application: PushedApplication,
  place: PushPlace,
): DeploymentRecord[] {
  const served = servedObjects(application, place);
  const frozen = frozenBy(application);
  const delivery = deliveryOf(application, frozen?.why);
  const asOf = earliest(place.asOf, frozen?.since);
  const records = served.map((object): DeploymentRecord => {
    const { ref, delivered } = object;
    const said = stateOf(application, object, served.length);
    const explains = said.state !== 'ready' && said.state !== 'leaving';
    const unreached = frozen?.why === UNREACHED ? UNREACHED : undefined;
    const reason = unreached ?? (explains ? delivery.message : undefined);
    return {
      ref,
      ...(delivered && { model: { name: delivered.model } }),
      ...(ref.kind === 'Deployment' && { mode: 'Deployment' as const }),
      state: said.state,
      message: [said.message, reason].filter(Boolean).join(' ') || undefined,
      delivery,
      asOf,
    };
  });
  return [
    ...new Map(
      records.map(record => [stringifyDeploymentRef(record.ref), record]),
    ).values(),
  ];
}
