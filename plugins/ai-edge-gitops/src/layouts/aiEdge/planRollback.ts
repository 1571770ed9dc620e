import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { InputError } from '@backstage/errors';
import { BuildPrints } from '../../kustomize/BuildPrints';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { asList, asMap, asText } from '../../yaml/narrow';
import { YamlEditor } from '../../yaml/YamlEditor';
import { someOf } from '../checkSites';
import { setImage, setRelease } from './appRelease';
import { setStopped } from './appStop';
import { appsOf } from './findApp';
import { foreignRepoFindings } from './foreignRepoFindings';
import { loadManifests } from './loadManifests';
import { metricsPortOf } from './metricsPort';
import { parseImage } from './parseImage';
import { ANNOTATION_METRICS_PORT, paths } from './paths';
import { readApp, type EdgeApp } from './readApp';
import { checkWhole, requireApp } from './requireApp';

type Rollback = Extract<ResolvedIntent, { kind: 'rollback' }>;

function pastOf(app: EdgeApp, { model }: Rollback, context: PlanContext) {
  const { past } = context;
  if (!past) {
    throw new InputError(
      `revision: is required, the ai-edge layout keeps no releases${
        model.version === undefined ? '' : ` and so not ${model.version}`
      }; name the commit that the app is to go back to, as its history shows it`,
    );
  }
  const short = past.revision.slice(0, 12);
  const was = readApp(past.tree, app.dir);
  if (!was) {
    throw new InputError(
      `revision: at ${short} the repository has no app in ${app.dir}`,
    );
  }
  if (!was.artifact?.includes('@sha256:')) {
    throw new InputError(
      `revision: at ${short} ${app.name} had an image that no digest pins, so what it was is not known; update with the digest that is wanted`,
    );
  }
  if (was.deployment !== app.deployment || was.namespace !== app.namespace) {
    throw new InputError(
      `revision: at ${short} ${app.name} was ${was.namespace}/${was.deployment}, which is another object on the sites; deploy it as an app of its own`,
    );
  }
  if (model.version !== undefined && model.version !== was.version) {
    throw new InputError(
      `model.version: at ${short} ${app.name} was ${
        was.version ?? 'without a release name'
      }, not ${model.version}`,
    );
  }
  return { was, short, tree: past.tree };
}

/** Image and release name alone, where the rest is what it was. */
function writeRelease(tree: Tree, app: EdgeApp, was: EdgeApp): FileEdits {
  const edits = new FileEdits(tree);
  const { path } = app.kustomization;
  const editor = new YamlEditor(path, edits.require(path));
  setImage(editor, app, parseImage(was.artifact!));
  if (was.version !== undefined) setRelease(editor, app, was.version);
  edits.write(path, editor.text);
  return edits;
}

/** All files of the app as they were; whether it runs, and where its metrics are found, stays as it is now. */
function writeFiles(tree: Tree, app: EdgeApp, past: Tree): FileEdits {
  const edits = new FileEdits(tree);
  tree.paths(`${app.dir}/`).forEach(path => edits.delete(path));
  for (const path of past.paths(`${app.dir}/`)) {
    edits.write(path, past.read(path) ?? '');
  }
  const { path } = readApp(past, app.dir)!.kustomization;
  setStopped(edits, path, app.stopped === true);
  keepMetricsPort(edits, path, app);
  return edits;
}

/** What a collector that finds the app by its labels has to know, which it did not when it had a list. */
function keepMetricsPort(edits: FileEdits, path: string, app: EdgeApp): void {
  if (metricsPortOf(loadManifests(edits, app.dir)) !== undefined) return;
  const patch = asList(app.kustomization.value.patches)
    .map(entry => asText(asMap(entry).patch))
    .find(text => text?.includes(ANNOTATION_METRICS_PORT));
  if (patch === undefined) return;
  const editor = new YamlEditor(path, edits.require(path));
  edits.write(path, editor.append('patches', { patch }).text);
}

/** What the app built then, apart from whether it ran. */
function printThen(app: EdgeApp, past: Tree): string {
  return new BuildPrints(writeFiles(past, app, past)).print(app.dir);
}

function checkOtherApps(before: Tree, after: Tree, app: EdgeApp): number {
  const was = new BuildPrints(before);
  const is = new BuildPrints(after);
  const others = appsOf(before).filter(({ name }) => name !== app.name);
  const other = others.find(({ dir }) => was.print(dir) !== is.print(dir));
  if (other) {
    throw new InputError(
      `revision: ${other.dir} builds from files of ${app.name}, so both would go back`,
    );
  }
  return others.length;
}

/** Files outside the app's directory that are not what they were. */
function changedElsewhere(before: Tree, past: Tree): string[] {
  const shared = (tree: Tree) => tree.paths(`${paths.base}/`);
  return [...new Set([...shared(before), ...shared(past)])]
    .filter(path => before.read(path) !== past.read(path))
    .sort();
}

/**
 * Plan of a `rollback` by `revision`: the image that the app had at a commit, with the app's other files where it takes
 * them to build what it built then. That it does, and that no other app builds anything else, is compared.
 *
 * @internal
 */
export function planRollback(
  tree: Tree,
  intent: Rollback,
  context: PlanContext,
): Plan {
  const found = requireApp(tree, intent.model.name, context);
  const { app, registration } = found;
  checkWhole(found, {
    verb: 'a rollback',
    ring: intent.ring,
    sites: intent.sites,
  });
  const { was, short, tree: past } = pastOf(app, intent, context);
  const wanted = printThen(app, past);
  const done = { added: 0, removed: 0 };
  if (new BuildPrints(tree).print(app.dir) === wanted) {
    return { files: [], applications: done, sites: found.sites, findings: [] };
  }
  const builds = (edited: FileEdits) =>
    new BuildPrints(edited).print(app.dir) === wanted;
  const imageAlone = writeRelease(tree, app, was);
  const isImage = builds(imageAlone);
  const edits = isImage ? imageAlone : writeFiles(tree, app, past);
  if (!isImage && !builds(edits)) {
    const elsewhere = changedElsewhere(tree, past);
    throw new InputError(
      `revision: ${app.name} cannot build what it built at ${short}, because ${
        elsewhere.length > 0 ? someOf(elsewhere) : 'what it shares with others'
      } has changed since and is not its own; update it with ${
        was.artifact
      } instead, which leaves that as it is`,
    );
  }
  const others = checkOtherApps(tree, edits, app);
  const files = edits.changes();
  const findings: Finding[] = [
    {
      id: 'render-identical',
      state: 'ok',
      title: `${app.name} builds what it built at ${short}, ${others} other ${
        others === 1 ? 'app builds' : 'apps build'
      } what ${others === 1 ? 'it' : 'they'} did`,
      detail: 'All files that these builds read were compared.',
    },
  ];
  if (!isImage) {
    findings.push({
      id: 'files-go-back',
      state: 'warn',
      title: 'More than the image goes back',
      detail: `What else has changed since ${short} in ${someOf(
        files.map(({ path }) => path),
      )} goes back with it.`,
      remedy: 'Read the diff; update with the image alone to keep the rest.',
    });
  }
  return {
    files,
    applications: done,
    sites: found.sites,
    artifacts: [was.artifact!],
    findings: [
      ...findings,
      ...(registration ? foreignRepoFindings(registration, context) : []),
    ],
  };
}
