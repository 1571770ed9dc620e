import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { FileEdits } from '../../tree/FileEdits';
import type {
  InventorySite,
  Plan,
  PlanContext,
  ResolvedIntent,
  Tree,
} from '../../types';
import { YamlEditor } from '../../yaml/YamlEditor';
import { artifactFindings, checkArtifact } from '../checkArtifact';
import {
  applicationName,
  checkSites,
  siteKey,
  someOf,
  uniqueSites,
} from '../checkSites';
import { checkNamespace } from '../checkNamespace';
import { registrationFindings } from '../registrationFindings';
import { argoNamespace, repositoryFindings } from './argoNamespace';
import { applicationSetFile } from './applicationSetFile';
import { checkClass, checkSameModel } from './checkDeploy';
import { deployFindings } from './deployFindings';
import { findClass } from './findClass';
import { hardwareClass, type HardwareClass } from './hardwareClass';
import { KserveModel } from './KserveModel';
import { baseFiles, classFile, ringFile, settingsFile } from './modelFiles';
import { paths } from './paths';
import { placementFindings } from './placementFindings';
import { placeSites } from './placeSites';
import { ringFindings } from './ringFindings';
import { requireVersion, writeRelease } from './writeRelease';
import { writeRun } from './writeRun';

type Deploy = Extract<ResolvedIntent, { kind: 'deploy' }>;

/** Sites that do not have the model yet. Throws when one has it in another way than the intent asks for. */
function newSites(
  model: KserveModel,
  sites: InventorySite[],
  ring: string | undefined,
  version: string,
): InventorySite[] {
  const runs = new Map(
    model.shards.flatMap(({ hub, lines }) =>
      lines.map(({ site, run }) => [siteKey({ hub, name: site }), run]),
    ),
  );
  const other = sites.filter(site => {
    const run = runs.get(siteKey(site));
    if (run === undefined) return false;
    const there = model.run(run);
    const inRing = ring === undefined || there.ring === ring;
    return there.version !== version || !inRing;
  });
  if (other.length > 0) {
    const there = model.run(runs.get(siteKey(other[0]))!);
    const how = there.ring
      ? `ring ${there.ring} at ${there.version}`
      : `pinned to ${there.version}`;
    throw new InputError(
      `sites: ${someOf(other.map(siteKey))} ${
        other.length === 1 ? 'has' : 'have'
      } ${
        model.name
      } already (${how}); a deploy does not change that, an update does`,
    );
  }
  return sites.filter(site => !runs.has(siteKey(site)));
}

function writePointer(
  edits: FileEdits,
  model: KserveModel,
  ring: string,
  version: string,
): void {
  const path = `${paths.ring(model.name, ring)}/kustomization.yaml`;
  if (edits.ensure(path, () => ringFile(version))) return;
  const pointed = model.ringVersion(ring);
  if (pointed !== version) {
    throw new InputError(
      `model.version: ring ${ring} of ${model.name} is at ${
        pointed ?? 'no release'
      }, not at ${version}; deploy that version, name another ring in options.ring, or update the ring first`,
    );
  }
}

function writeClasses(
  edits: FileEdits,
  model: KserveModel,
  classes: HardwareClass[],
): Finding[] {
  const added: string[] = [];
  for (const hardware of classes) {
    if (model.hasClass(hardware.name)) {
      checkClass(edits, model, hardware.name, hardware.accelerator?.resource);
    } else {
      edits.write(
        `${paths.class(model.name, hardware.name)}/kustomization.yaml`,
        classFile(model.name, hardware),
      );
    }
    if (
      !model.settings.classes ||
      model.settings.classes.includes(hardware.name)
    ) {
      continue;
    }
    const path = paths.settings(model.name);
    const editor = new YamlEditor(path, edits.require(path));
    edits.write(path, editor.insertSorted(['classes'], hardware.name).text);
    added.push(hardware.name);
  }
  if (added.length === 0 || !model.exists) return [];
  return [
    {
      id: 'class-added',
      state: 'warn',
      title: `${model.name} has not run on ${added.join(', ')} before`,
      detail: `${paths.settings(model.name)} allows it from now on.`,
    },
  ];
}

/**
 * Plan of a `deploy`: all files of a new model, or lines (and what classes need) of one that is there.
 *
 * @internal
 */
export function planDeploy(
  tree: Tree,
  intent: Deploy,
  context: PlanContext,
): Plan {
  const { accelerator } = intent;
  const sites = uniqueSites(intent.sites);
  const version = requireVersion(intent.model.version);
  checkArtifact(intent.artifact.uri);
  checkSites(sites, context.inventory);
  if (accelerator?.profile !== undefined) {
    throw new InputError(
      'accelerator.profile: only the maas layout reads AcceleratorProfiles; leave it out',
    );
  }
  if (sites.length === 0) {
    throw new InputError('sites: must resolve to at least one site');
  }
  sites.forEach(site => applicationName(site.name, intent.model.name));
  const edits = new FileEdits(tree);
  const model = new KserveModel(tree, intent.model.name);
  if (model.exists) {
    checkSameModel(tree, model, intent);
  } else {
    checkNamespace(intent);
    if (intent.model.format === undefined) {
      throw new InputError(
        `model.format: is required, ${model.name} is new in this repository`,
      );
    }
  }
  writeRelease(edits, model, version, intent.artifact.uri);
  const added = newSites(model, sites, intent.options?.ring, version);
  const reached = sites.map(({ hub, name }) => ({ hub, name }));
  const applications = { added: added.length, removed: 0 };
  if (added.length === 0) {
    return { files: [], applications, sites: reached, findings: [] };
  }
  const ring = intent.options?.ring ?? 'r0';
  writePointer(edits, model, ring, version);
  const classNames = new Map<string, string>();
  const classOf = new Map(
    added.map(site => {
      const wanted = hardwareClass(site, accelerator);
      const name =
        classNames.get(wanted.name) ??
        findClass(tree, model.name, wanted) ??
        wanted.name;
      classNames.set(wanted.name, name);
      return [siteKey(site), { ...wanted, name }] as const;
    }),
  );
  const classes = [
    ...new Map([...classOf.values()].map(item => [item.name, item])).values(),
  ];
  const namespace = model.exists
    ? model.settings.namespace
    : intent.namespace ?? model.name;
  edits.ensure(paths.settings(model.name), () =>
    settingsFile(
      intent,
      classes.map(({ name }) => name),
      ring,
    ),
  );
  for (const [file, content] of Object.entries(baseFiles(intent))) {
    if (model.exists) break;
    edits.ensure(`${paths.base(model.name)}/${file}`, () => content);
  }
  const classFindings = writeClasses(edits, model, classes);
  const runOf = new Map(
    classes.map(({ name }) => [name, writeRun(edits, model, { ring }, name)]),
  );
  const hubs = [...new Set(added.map(({ hub }) => hub))].sort();
  const registered: string[] = [];
  for (const hub of hubs) {
    const targets = added
      .filter(site => site.hub === hub)
      .map(site => ({
        site: site.name,
        run: runOf.get(classOf.get(siteKey(site))!.name)!,
      }));
    for (const shard of placeSites(edits, model, hub, targets)) {
      const isNew = edits.ensure(
        paths.applicationSet(model.name, hub, shard),
        () =>
          applicationSetFile({
            model: model.name,
            hub,
            shard,
            namespace,
            argoNamespace: argoNamespace(tree),
            repoUrl: context.repoUrl,
            branch: context.branch,
          }),
      );
      if (isNew) registered.push(hub);
    }
  }
  return {
    files: edits.changes(),
    applications,
    sites: reached,
    findings: [
      ...registrationFindings(tree, registered),
      ...hubs.flatMap(hub =>
        placementFindings(
          tree,
          hub,
          added.filter(site => site.hub === hub),
        ),
      ),
      ...repositoryFindings(tree, model.name, context),
      ...classFindings,
      ...ringFindings(model, ring, added.length),
      ...deployFindings(added, accelerator),
      ...artifactFindings(intent.artifact.uri),
    ],
  };
}
