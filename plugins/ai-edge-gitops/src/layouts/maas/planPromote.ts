import { posix } from 'node:path';
import { InputError } from '@backstage/errors';
import {
  canonicalJson,
  type Finding,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, ResolvedIntent, Tree } from '../../types';
import { dig } from '../../yaml/narrow';
import { YamlEditor } from '../../yaml/YamlEditor';
import { artifactFindings } from '../checkArtifact';
import {
  editModel,
  setArtifact,
  setModelFields,
  setStopped,
  setVersion,
} from './editModel';
import { addFile, givenNamespace } from './environmentFiles';
import { environmentNamed } from './environmentsOf';
import { planOf } from './planOf';
import type { Environment } from './readEnvironments';
import { findModel, readModels, type ServedModel } from './readModels';
import { runtimeFindings } from './runtimes';

type Promote = Extract<ResolvedIntent, { kind: 'promote' }>;

/** What a release says, and an environment does not have of its own. */
const RELEASED = ['modelFormat', 'runtime', 'args', 'env'];

function modelOf({ manifest }: ServedModel): unknown {
  return dig(manifest, 'spec', 'predictor', 'model');
}

function released(served: ServedModel): Record<string, unknown> {
  return Object.fromEntries(
    RELEASED.map(field => [field, dig(modelOf(served), field)]),
  );
}

/** The whole file, for an environment that does not have the model yet. */
function copy(edits: FileEdits, served: ServedModel, to: Environment): void {
  const { path, model, name, environment } = served;
  const editor = new YamlEditor(path, edits.require(path));
  const namespace =
    givenNamespace(edits, to) ??
    (served.namespace === environment.namespace
      ? to.namespace
      : served.namespace);
  const clash = readModels(edits, to).find(
    other => other.name === name && other.namespace === namespace,
  );
  if (clash) {
    throw new InputError(
      `model.name: ${clash.path} has an InferenceService named ${name} for model ${clash.model}`,
    );
  }
  if (dig(editor.value, 'metadata', 'namespace') !== namespace) {
    editor.setMember(['metadata'], 'namespace', namespace);
  }
  setStopped(editor, false);
  addFile(edits, to, posix.basename(path).replace(/\.ya?ml$/, ''), editor.text);
  const copied = findModel(edits, to, model);
  if (
    canonicalJson((copied && modelOf(copied)) ?? {}) !==
    canonicalJson(modelOf(served) ?? {})
  ) {
    throw new InputError(
      `environment.from: a patch in ${environment.dir} or ${to.dir} says what ${model} is, a copy of ${path} would be something else; change it by hand`,
    );
  }
}

function keptFindings(to: Environment, had: ServedModel): Finding[] {
  return [
    {
      id: 'environment-keeps',
      state: 'ok',
      title: `${to.name} keeps its own replicas, resources and tolerations`,
      detail: `Version, artifact, runtime, arguments and variables are what is promoted; ${had.path} keeps the rest.`,
    },
  ];
}

/**
 * Plan of a `promote` from one environment to another: what a release says in the file that is there, or a copy of the
 * file where the model is new.
 *
 * @internal
 */
export function planPromote(tree: Tree, intent: Promote): Plan {
  const { environment, model } = intent;
  if (environment === undefined) {
    throw new InputError(
      'environment: is required, the maas layout has environments and no canaries',
    );
  }
  const from = environmentNamed(tree, environment.from, 'environment.from');
  const to = environmentNamed(tree, environment.to, 'environment.to');
  const served = findModel(tree, from, model.name);
  if (!served) {
    throw new InputError(
      `environment.from: ${from.name} does not serve ${model.name}`,
    );
  }
  const { artifact, version, runtime } = served;
  if (artifact === undefined) {
    throw new InputError(
      `environment.from: ${model.name} in ${from.name} is a server of its own without storage or storageUri; promote ${served.path} by hand`,
    );
  }
  const edits = new FileEdits(tree);
  const had = findModel(tree, to, model.name);
  if (had) {
    editModel(edits, had, editor => {
      setModelFields(editor, released(served));
      setArtifact(editor, artifact);
      setVersion(editor, version);
    });
  } else {
    copy(edits, served, to);
  }
  return planOf(edits, [to], () => [
    ...(had ? keptFindings(to, had) : []),
    ...runtimeFindings(edits, to, runtime),
    ...artifactFindings(artifact),
  ]);
}
