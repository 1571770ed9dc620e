import { InputError } from '@backstage/errors';
import { readKustomization } from '../../kustomize/Kustomization';
import { applyPatch, isPatchFor } from '../../kustomize/applyPatch';
import { readPatches, type Manifest } from '../../kustomize/patches';
import type { InventorySite, Tree } from '../../types';
import { asMap, asText, dig } from '../../yaml/narrow';
import { parseYamlAll } from '../../yaml/parseYaml';
import { siteKey, someOf } from '../checkSites';
import { readClass } from './findClass';
import { isKnative } from './hardwareClass';
import type { KserveModel } from './KserveModel';
import type { Member } from './members';
import { paths } from './paths';

/** How the sites of a canary share their requests out. */
export type CanaryForm =
  | { kind: 'knative' }
  /** KServe 0.20: a second predictor, which has to say all that the class says. */
  | { kind: 'standard'; className: string };

const ALTERNATIVE =
  'try the version on a whole ring instead (canary.ring), or choose the sites where it works';

/** Whether a version such as `0.20.1` or `v0.21` is at least 0.20; undefined when it says nothing of the kind. */
function hasCanaries(version: string | undefined): boolean | undefined {
  const match = /^v?(\d+)\.(\d+)/.exec(version ?? '');
  if (!match) return undefined;
  const [major, minor] = match.slice(1).map(Number);
  return major > 0 || minor >= 20;
}

function refuse(members: Member[], why: string): never {
  throw new InputError(
    `canary.trafficPercent: ${someOf(
      members.map(siteKey),
    )} ${why}; ${ALTERNATIVE}`,
  );
}

/**
 * The form of a traffic canary that the KServe of these sites honours. Throws an `InputError` with the reason and the
 * alternative when there is none, or not one for all of them.
 *
 * @internal
 */
export function canaryForm(
  tree: Tree,
  model: KserveModel,
  members: Member[],
  inventory: InventorySite[],
): CanaryForm {
  const bySite = new Map(inventory.map(site => [siteKey(site), site]));
  const modes = new Map(
    [...new Set(members.map(({ run }) => run.class))].map(name => [
      name,
      name === undefined
        ? undefined
        : readClass(tree, paths.class(model.name, name)).mode,
    ]),
  );
  const modeOf = (member: Member) =>
    modes.get(member.run.class) ?? bySite.get(siteKey(member))?.deploymentMode;
  const without = members.filter(
    member => !isKnative(modeOf(member) ?? '') && modeOf(member) !== 'Standard',
  );
  if (without.length > 0) {
    refuse(
      without,
      `${without.length === 1 ? 'serves' : 'serve'} as ${
        modeOf(without[0]) ?? 'nobody knows'
      }, where a share of the requests cannot be given to another version`,
    );
  }
  const knative = members.filter(member => isKnative(modeOf(member) ?? ''));
  if (knative.length === members.length) return { kind: 'knative' };
  const versions = (member: Member) =>
    hasCanaries(bySite.get(siteKey(member))?.kserveVersion);
  const standard = members.filter(member => !knative.includes(member));
  const old = standard.filter(member => versions(member) === false);
  if (old.length > 0) {
    refuse(
      old,
      `${
        old.length === 1 ? 'has' : 'have'
      } a KServe before 0.20, which ignores a canary in Standard mode`,
    );
  }
  const unknown = standard.filter(member => versions(member) === undefined);
  if (unknown.length > 0) {
    refuse(
      unknown,
      `${
        unknown.length === 1 ? 'serves' : 'serve'
      } in Standard mode and the version of KServe there is not known (ClusterClaim version.serving.kserve.io); before 0.20 it ignores a canary`,
    );
  }
  const classes = [...new Set(members.map(({ run }) => run.class ?? ''))];
  if (knative.length > 0 || classes.length > 1) {
    throw new InputError(
      `canary.trafficPercent: the sites are of classes ${someOf(
        classes.sort(),
      )}, which share requests out in different forms; choose the sites of one class`,
    );
  }
  return { kind: 'standard', className: classes[0] };
}

/** The service as the sites of a class have it at a release. */
function serviceAt(
  tree: Tree,
  model: KserveModel,
  version: string,
  className: string,
): Manifest {
  const base = readKustomization(tree, paths.base(model.name));
  const service = (base?.resources ?? [])
    .flatMap(path => parseYamlAll(path, tree.read(path) ?? ''))
    .map(asMap)
    .find(({ kind }) => asText(kind) === 'InferenceService');
  if (!base || !service) {
    throw new InputError(
      `${paths.base(model.name)}: names no InferenceService`,
    );
  }
  return [
    base,
    readKustomization(tree, paths.release(model.name, version)),
    readKustomization(tree, paths.class(model.name, className)),
  ]
    .flatMap(component => (component ? readPatches(tree, component) : []))
    .filter(patch => isPatchFor(patch, service))
    .reduce(applyPatch, service);
}

/** Predictors become parts of names. */
function predictorName(version: string): string {
  const plain = version
    .toLocaleLowerCase('en')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 20)
    .replace(/^-+|-+$/g, '');
  return /^[a-z]/.test(plain) ? plain : `v${plain}`;
}

/**
 * What the component of a canary adds to the service: in Knative the share of the newest revision, in Standard a second
 * predictor with a fixed number of replicas.
 *
 * @internal
 */
export function canarySpec(
  tree: Tree,
  model: KserveModel,
  form: CanaryForm,
  version: string,
  percent: number,
): object {
  if (form.kind === 'knative') {
    return { predictor: { canaryTrafficPercent: percent } };
  }
  const predictor = asMap(
    dig(serviceAt(tree, model, version, form.className), 'spec', 'predictor'),
  );
  for (const field of [
    'scaleMetric',
    'scaleTarget',
    'autoScaling',
    'workerSpec',
  ]) {
    if (predictor[field] !== undefined) {
      throw new InputError(
        `canary.trafficPercent: ${model.name} has spec.predictor.${field}, and KServe gives shares only to predictors with a fixed number of replicas; ${ALTERNATIVE}`,
      );
    }
  }
  const replicas = predictor.minReplicas ?? 1;
  return {
    canary: [
      {
        predictor: {
          name: predictorName(version),
          ...predictor,
          minReplicas: replicas,
          maxReplicas: replicas,
        },
        trafficPercent: percent,
      },
    ],
  };
}
