import type { FleetSink } from '@ai-edge/backstage-plugin-ai-edge-node';
import { canonicalFleet } from '../__testUtils__/canonicalFleet';
import { desired } from '../__testUtils__/desired';
import { randomNumbers } from '../__testUtils__/randomNumbers';
import {
  at,
  bike,
  bikeKey,
  bikeRef,
  siteRecord,
  START,
} from '../__testUtils__/toldFleet';
import { DefaultFleet } from './DefaultFleet';

const SITES = ['oslo', 'rome', 'lima'];
const SOURCES = {
  acm: { authority: 60, absence: 'nothing', watches: true },
  kserve: { authority: 70, absence: 'gone', watches: false },
  mirror: { authority: 80, absence: 'gone', watches: true },
  argocd: { authority: 60, absence: 'withdrawn', watches: true },
  pushed: { authority: 40, absence: 'withdrawn', watches: true },
  search: { authority: 20, absence: 'nothing', watches: false },
} as const;

type SourceName = keyof typeof SOURCES | 'git';
type Event = (fleet: DefaultFleet, sink: FleetSink) => void;
type Random = ReturnType<typeof randomNumbers>;

function siteEvent(random: Random): Event {
  const name = random.pick(SITES);
  const ref = { hub: 'core', name };
  const lastContact = at(-random.below(60));
  const record = siteRecord(name, {
    availability: {
      state: random.pick(['available', 'unknown', 'pending'] as const),
    },
    labels: { a: random.pick(['1', '2']) },
  });
  return random.pick<Event>([
    (_, sink) => sink.upsertSites([record]),
    (_, sink) => sink.touchSites([{ ref, lastContact }]),
    (_, sink) => sink.removeSites([ref]),
    (_, sink) => sink.state('ok'),
  ]);
}

function deploymentEvent(random: Random, source: SourceName): Event {
  const name = random.pick(SITES);
  const delivers = source === 'argocd' || source === 'pushed';
  const version = random.pick(['v1', 'v2']);
  const record = bike(name, {
    asOf: at(-random.below(90)),
    uid: delivers ? undefined : random.pick([undefined, 'one', 'two']),
    state: random.pick(['ready', 'failed', 'stopped', undefined] as const),
    model: { name: 'bike', version: delivers ? undefined : version },
    artifact: delivers ? undefined : { uri: `oci://r.example/bike:${version}` },
    delivery: delivers
      ? {
          application: `${source}-bike`,
          path: 'models/bike/run/r0.sno',
          revision: random.pick(['rev1', 'rev2', 'rev3']),
          sync: random.pick(['Synced', 'OutOfSync']),
        }
      : undefined,
  });
  const scope = { kind: 'deployment' as const, hub: 'core' };
  return random.pick<Event>([
    (_, sink) => sink.upsertDeployments([record]),
    (_, sink) => sink.upsertDeployments([record]),
    (_, sink) => sink.removeDeployments([bikeRef(name)]),
    (_, sink) =>
      delivers || source === 'search'
        ? sink.listed(scope, SITES.map(bikeKey))
        : sink.listed({ ...scope, site: name }, []),
    (_, sink) => sink.state('ok'),
  ]);
}

function gitEvent(random: Random): Event {
  const revision = random.pick(['rev1', 'rev2']);
  const version = random.pick(['v1', 'v2']);
  const lines = random.chance(0.3) ? [] : [desired(version)];
  return fleet =>
    fleet.setDesired({
      gitops: 'models',
      revision,
      repoUrl: 'https://git.example/models',
      branch: 'main',
      desired: lines,
      asOf: at(0),
    });
}

function eventsOf(random: Random, source: SourceName): Event[] {
  return Array.from({ length: 1 + random.below(5) }, () => {
    if (source === 'git') return gitEvent(random);
    return source === 'acm'
      ? siteEvent(random)
      : deploymentEvent(random, source);
  });
}

/** Tells a new fleet everything, each source in its own order, the sources among each other in a random one. */
function told(random: Random, events: Map<SourceName, Event[]>): string[] {
  const fleet = DefaultFleet.create({
    gitops: [{ name: 'models', hubs: ['core'] }],
    now: () => START,
  });
  const sinks = new Map<SourceName, FleetSink>();
  for (const [kind, source] of Object.entries(SOURCES)) {
    const id = `${kind}:core`;
    const name = kind as SourceName;
    sinks.set(name, fleet.sink({ id, kind, hub: 'core', ...source }));
  }
  const left = [...events].map(([source, list]) => ({
    source,
    list: [...list],
  }));
  while (left.length > 0) {
    const queue = random.pick(left);
    const event = queue.list.shift();
    event?.(fleet, sinks.get(queue.source) ?? sinks.get('acm')!);
    if (queue.list.length === 0) left.splice(left.indexOf(queue), 1);
  }
  return canonicalFleet(fleet);
}

describe('the order in which sources are heard', () => {
  it.each(Array.from({ length: 60 }, (_, index) => index + 1))(
    'makes no difference (seed %i)',
    seed => {
      const random = randomNumbers(seed);
      const events = new Map<SourceName, Event[]>();
      for (const source of [...Object.keys(SOURCES), 'git'] as SourceName[]) {
        events.set(source, eventsOf(random, source));
      }
      const expected = told(random, events);
      for (let round = 0; round < 12; round += 1) {
        expect(told(random, events)).toEqual(expected);
      }
    },
  );
});
