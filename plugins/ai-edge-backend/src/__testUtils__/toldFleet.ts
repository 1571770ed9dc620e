import type {
  DeploymentRecord,
  FleetSink,
  SiteRecord,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import { DefaultFleet } from '../fleet/DefaultFleet';

export const START = Date.parse('2026-11-20T10:00:00Z');

/** So many seconds after {@link START}. */
export const at = (seconds: number) =>
  new Date(START + seconds * 1000).toISOString();

/** What a hub says of an available site. */
export function siteRecord(
  name: string,
  fields: Partial<SiteRecord> = {},
): SiteRecord {
  return {
    ref: { hub: 'core', name },
    availability: { state: 'available' },
    labels: {},
    asOf: at(0),
    ...fields,
  };
}

/** What a source says of the model `bike` on a site. */
export function bike(
  site: string,
  fields: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  return {
    ref: {
      hub: 'core',
      site,
      namespace: 'bike',
      kind: 'InferenceService',
      name: 'bike',
    },
    model: { name: 'bike' },
    state: 'ready',
    asOf: at(0),
    ...fields,
  };
}

export const bikeRef = (site: string) => bike(site).ref;
export const bikeKey = (site: string) =>
  `core/${site}/bike/InferenceService/bike`;

/** A fleet with the sinks of one hub's three sources, and what it says. */
export function toldFleet(now: () => number) {
  const fleet = DefaultFleet.create({
    gitops: [{ name: 'models', hubs: ['core'] }],
    now,
  });
  const sinkOf = (
    kind: string,
    authority: number,
    absence: 'gone' | 'withdrawn' | 'nothing',
    watches: boolean,
  ): FleetSink =>
    fleet.sink({
      id: `${kind}:core`,
      kind,
      hub: 'core',
      authority,
      absence,
      watches,
    });
  return {
    fleet,
    acm: sinkOf('acm', 60, 'nothing', true),
    kserve: sinkOf('kserve', 70, 'gone', false),
    argocd: sinkOf('argocd', 60, 'withdrawn', true),
  };
}
