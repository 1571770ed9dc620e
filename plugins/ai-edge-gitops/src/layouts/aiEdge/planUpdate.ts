import { InputError } from '@backstage/errors';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { asList, asMap, asText, asTexts } from '../../yaml/narrow';
import { YamlEditor } from '../../yaml/YamlEditor';
import { compareSites, siteKey, someOf } from '../checkSites';
import { releaseLabels } from './appFiles';
import { findApp } from './findApp';
import { foreignRepoFindings } from './foreignRepoFindings';
import { parseImage, type Image } from './parseImage';
import { LABEL_RELEASE } from './paths';
import type { EdgeApp } from './readApp';
import { readRegistrations, toAssignments } from './readRegistrations';
import { resolveAssignments } from './resolveAssignments';

type Update = Extract<ResolvedIntent, { kind: 'update' }>;

function setImage(editor: YamlEditor, app: EdgeApp, image: Image): void {
  const at = ['images', app.imageIndex];
  const entry = asMap(asList(asMap(editor.value).images)[app.imageIndex]);
  if (asText(entry.newName) !== image.name) {
    editor.setScalar([...at, 'newName'], image.name);
  }
  if (entry.digest === undefined) {
    editor.replacePair([...at, 'newTag'], 'digest', image.digest);
  } else if (asText(entry.digest) !== image.digest) {
    editor.setScalar([...at, 'digest'], image.digest);
  }
}

function setRelease(editor: YamlEditor, app: EdgeApp, version: string): void {
  if (app.version === version) return;
  const { commonLabels, labels } = asMap(editor.value);
  const index = asList(labels).findIndex(
    entry => asTexts(asMap(entry).pairs)[LABEL_RELEASE] !== undefined,
  );
  if (index >= 0) {
    editor.setScalar(['labels', index, 'pairs', LABEL_RELEASE], version);
  } else if (asTexts(commonLabels)[LABEL_RELEASE] !== undefined) {
    throw new InputError(
      `${app.kustomization.path}: ${LABEL_RELEASE} is in commonLabels and so in selectors, which cannot change; move it to labels`,
    );
  } else {
    editor.append('labels', releaseLabels(version));
  }
}

/**
 * Plan of an `update`: the digest of the app's image. All its sites move at once.
 *
 * @internal
 */
export function planUpdate(
  tree: Tree,
  intent: Update,
  context: PlanContext,
): Plan {
  const { model, artifact, sites, ring } = intent;
  if (ring !== undefined || intent.toRing !== undefined) {
    throw new InputError(
      `${
        ring === undefined ? 'toRing' : 'ring'
      }: the ai-edge layout has no rings`,
    );
  }
  if (artifact === undefined) throw new InputError('artifact: is required');
  const image = parseImage(artifact.uri);
  const found = findApp(tree, readRegistrations(tree), model.name);
  if (!found) {
    throw new InputError(
      `model.name: there is no model ${model.name} in this repository; deploy it first`,
    );
  }
  const { app, registration } = found;
  const reached = registration
    ? resolveAssignments(toAssignments(registration), context.inventory)
    : [];
  const keys = reached.map(({ hub, site }) => `${hub}/${site}`).sort();
  const chosen = new Set((sites ?? []).map(siteKey));
  const without = [...chosen].filter(key => !keys.includes(key));
  if (without.length > 0) {
    throw new InputError(
      `sites: ${someOf(without)} ${
        without.length === 1 ? 'does' : 'do'
      } not have ${model.name}; an update needs sites that have it`,
    );
  }
  if (sites && chosen.size < keys.length) {
    throw new InputError(
      `sites: the ai-edge layout moves all ${keys.length} sites of ${app.name} at once, it has no pins; choose all of them or leave sites out`,
    );
  }
  if (
    model.version === undefined &&
    app.version !== undefined &&
    app.artifact !== artifact.uri
  ) {
    throw new InputError(
      `model.version: is required, ${app.name} names its release (${app.version})`,
    );
  }
  const { path } = app.kustomization;
  const edits = new FileEdits(tree);
  const editor = new YamlEditor(path, edits.require(path));
  setImage(editor, app, image);
  if (model.version !== undefined) setRelease(editor, app, model.version);
  edits.write(path, editor.text);
  const files = edits.changes();
  return {
    files,
    applications: { added: 0, removed: 0 },
    sites: reached
      .map(({ hub, site }) => ({ hub, name: site }))
      .sort(compareSites),
    findings:
      registration && files.length > 0
        ? foreignRepoFindings(registration, context)
        : [],
  };
}
