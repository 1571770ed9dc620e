import { InputError } from '@backstage/errors';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, ResolvedIntent, Tree } from '../../types';
import { artifactFindings, checkArtifact } from '../checkArtifact';
import { editModel, setArtifact, setVersion } from './editModel';
import { servedBy } from './environmentsOf';
import { planOf } from './planOf';

type Update = Extract<ResolvedIntent, { kind: 'update' }>;

/**
 * Plan of an `update`: another artifact in the environments that are meant, all of them when none is chosen.
 *
 * @internal
 */
export function planUpdate(tree: Tree, intent: Update): Plan {
  const { model, artifact, toRing } = intent;
  if (toRing !== undefined) {
    throw new InputError('toRing: the maas layout has no rings');
  }
  if (artifact === undefined) throw new InputError('artifact: is required');
  checkArtifact(artifact.uri);
  const served = servedBy(tree, intent);
  const edits = new FileEdits(tree);
  for (const one of served) {
    if (
      model.version === undefined &&
      one.version !== undefined &&
      one.artifact !== artifact.uri
    ) {
      throw new InputError(
        `model.version: is required, ${model.name} names its release in ${one.environment.name} (${one.version})`,
      );
    }
    editModel(edits, one, editor => {
      setArtifact(editor, artifact.uri);
      if (model.version !== undefined) setVersion(editor, model.version);
    });
  }
  return planOf(
    edits,
    served.map(({ environment }) => environment),
    () => artifactFindings(artifact.uri),
  );
}
