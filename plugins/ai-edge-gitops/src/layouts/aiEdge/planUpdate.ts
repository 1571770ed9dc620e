import { InputError } from '@backstage/errors';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { YamlEditor } from '../../yaml/YamlEditor';
import { setImage, setRelease } from './appRelease';
import { foreignRepoFindings } from './foreignRepoFindings';
import { parseImage } from './parseImage';
import { checkWhole, requireApp } from './requireApp';

type Update = Extract<ResolvedIntent, { kind: 'update' }>;

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
  const found = requireApp(tree, model.name, context);
  checkWhole(found, { verb: 'an update', sites });
  const { app, registration } = found;
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
    sites: found.sites,
    findings:
      registration && files.length > 0
        ? foreignRepoFindings(registration, context)
        : [],
  };
}
