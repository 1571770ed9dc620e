import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { artifactFindings, checkArtifact } from '../checkArtifact';
import { compareSites, siteKey, someOf, uniqueSites } from '../checkSites';
import { repositoryFindings } from './argoNamespace';
import { KserveModel, type Run } from './KserveModel';
import { movePointer } from './movePointer';
import { setRuns } from './targetsEdit';
import { requireVersion, writeRelease } from './writeRelease';
import { writeRun } from './writeRun';

type Update = Extract<ResolvedIntent, { kind: 'update' }>;

/** A site that has the model. */
interface Member {
  hub: string;
  name: string;
  run: Run;
  runName: string;
}

function membersOf(model: KserveModel): Member[] {
  return model.shards.flatMap(({ hub, lines }) =>
    lines.map(({ site, run }) => ({
      hub,
      name: site,
      run: model.run(run),
      runName: run,
    })),
  );
}

function chosenMembers(
  members: Member[],
  { sites, ring, model }: Update,
): Member[] | undefined {
  if (!sites) return undefined;
  const byKey = new Map(members.map(member => [siteKey(member), member]));
  const without = sites.filter(site => !byKey.has(siteKey(site)));
  if (without.length > 0) {
    throw new InputError(
      `sites: ${someOf(without.map(siteKey))} ${
        without.length === 1 ? 'does' : 'do'
      } not have ${model.name}; an update needs sites that have it`,
    );
  }
  const chosen = uniqueSites(sites).map(site => byKey.get(siteKey(site))!);
  const outside = chosen.filter(({ run }) => ring && run.ring !== ring);
  if (outside.length > 0) {
    throw new InputError(
      `sites: ${someOf(outside.map(siteKey))} ${
        outside.length === 1 ? 'does' : 'do'
      } not follow ring ${ring}`,
    );
  }
  return chosen;
}

/** Rings that move as a whole, and sites that leave theirs. */
function split(
  model: KserveModel,
  members: Member[],
  chosen: Member[] | undefined,
  ring?: string,
): { rings: string[]; pinned: Member[] } {
  if (!chosen) return { rings: ring ? [ring] : model.rings, pinned: [] };
  const count = (of: Member[], name: string) =>
    of.filter(({ run }) => run.ring === name).length;
  const rings = model.rings.filter(name => {
    const many = count(chosen, name);
    return many > 0 && many === count(members, name);
  });
  return {
    rings,
    pinned: chosen.filter(
      ({ run }) => run.ring === undefined || !rings.includes(run.ring),
    ),
  };
}

function pinFindings(
  model: KserveModel,
  members: Member[],
  chosen: Member[] | undefined,
  pins: Member[],
  version: string,
): Finding[] {
  const findings: Finding[] = [];
  const leaving = pins.filter(({ run }) => run.ring !== undefined);
  if (leaving.length > 0) {
    findings.push({
      id: 'pins-added',
      state: 'warn',
      title: `${leaving.length} ${
        leaving.length === 1 ? 'site leaves its ring' : 'sites leave their ring'
      } for ${version}`,
      detail: `${someOf(
        leaving.map(siteKey),
      )}: pinned, they do not follow later updates of the ring.`,
    });
  }
  const kept = members.filter(
    ({ run }) => run.ring === undefined && run.version !== version,
  );
  if (!chosen && kept.length > 0) {
    findings.push({
      id: 'pins-kept',
      state: 'warn',
      title: `${kept.length} pinned ${
        kept.length === 1 ? 'site of' : 'sites of'
      } ${model.name} ${kept.length === 1 ? 'does' : 'do'} not move`,
      detail: `${someOf(kept.map(siteKey))}: choose them by name to move them.`,
    });
  }
  return findings;
}

function writePins(
  edits: FileEdits,
  model: KserveModel,
  pins: Member[],
  version: string,
): void {
  const runs = new Map<string, Map<string, string>>();
  const runOf = new Map<string, string>();
  for (const { hub, name, run, runName } of pins) {
    if (run.class === undefined) {
      throw new InputError(
        `sites: run ${runName} of ${model.name}, which ${hub}/${name} builds, names no class, so it cannot be pinned`,
      );
    }
    const byHub = runs.get(hub) ?? new Map<string, string>();
    const pin =
      runOf.get(run.class) ?? writeRun(edits, model, { version }, run.class);
    runOf.set(run.class, pin);
    byHub.set(name, pin);
    runs.set(hub, byHub);
  }
  for (const { hub, path } of model.shards) {
    const byHub = runs.get(hub);
    if (byHub) edits.write(path, setRuns(path, edits.require(path), byHub));
  }
}

/**
 * Plan of an `update`: the release, and the pointer of each ring that moves as a whole; sites that are not a whole
 * ring become pins.
 *
 * @internal
 */
export function planUpdate(
  tree: Tree,
  intent: Update,
  context: PlanContext,
): Plan {
  const version = requireVersion(intent.model.version);
  checkArtifact(intent.artifact.uri);
  const model = new KserveModel(tree, intent.model.name);
  if (!model.exists) {
    throw new InputError(
      `model.name: there is no model ${intent.model.name} in this repository; deploy it first`,
    );
  }
  const { format } = model.settings;
  if (intent.model.format !== undefined && intent.model.format !== format) {
    throw new InputError(
      `model.format: ${model.name} is ${
        format ?? 'of no named format'
      }; an update does not change that`,
    );
  }
  const members = membersOf(model);
  if (intent.ring !== undefined && !model.rings.includes(intent.ring)) {
    throw new InputError(
      `ring: ${model.name} has no ring ${intent.ring}; it has ${
        model.rings.join(', ') || 'none'
      }`,
    );
  }
  const chosen = chosenMembers(members, intent);
  const { rings, pinned } = split(model, members, chosen, intent.ring);
  const moving = rings.filter(ring => model.ringVersion(ring) !== version);
  const pins = pinned.filter(({ run }) => run.version !== version);
  const edits = new FileEdits(tree);
  writeRelease(edits, model, version, intent.artifact.uri);
  const sites = [
    ...pinned,
    ...members.filter(({ run }) => run.ring && rings.includes(run.ring)),
  ]
    .map(({ hub, name }) => ({ hub, name }))
    .sort(compareSites);
  const applications = { added: 0, removed: 0 };
  if (moving.length === 0 && pins.length === 0) {
    return { files: [], applications, sites, findings: [] };
  }
  const findings = moving.flatMap(ring =>
    movePointer(edits, model, ring, version),
  );
  writePins(edits, model, pins, version);
  const reached = members.filter(
    ({ run }) => run.ring !== undefined && moving.includes(run.ring),
  );
  return {
    files: edits.changes(),
    applications,
    sites,
    ...(moving.length > 0 && {
      reach: { ring: moving.join(', '), sites: reached.length },
    }),
    findings: [
      ...findings,
      ...pinFindings(model, members, chosen, pins, version),
      ...repositoryFindings(tree, model.name, context),
      ...artifactFindings(intent.artifact.uri),
    ],
  };
}
