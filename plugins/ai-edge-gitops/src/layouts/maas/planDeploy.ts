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
import { artifactFindings, checkArtifact } from '../checkArtifact';
import { checkNamespace } from '../checkNamespace';
import { checkSites, siteKey } from '../checkSites';
import {
  chooseProfile,
  readPlatform,
  readPools,
  readProfiles,
  type Profile,
} from './accelerators';
import { addFile, givenNamespace } from './environmentFiles';
import { environmentsOf } from './environmentsOf';
import { inferenceServiceFile } from './inferenceServiceFile';
import { planOf } from './planOf';
import type { Environment } from './readEnvironments';
import { findModel, readModels, type ServedModel } from './readModels';
import { readRuntimes, runtimeFindings, spelledFormat } from './runtimes';

type Deploy = Extract<ResolvedIntent, { kind: 'deploy' }>;

function checkIntent({ options }: Deploy): void {
  if (options?.ring !== undefined) {
    throw new InputError('options.ring: the maas layout has no rings');
  }
}

/** Throws when the model is there in another way than the intent asks for. */
function checkSame(served: ServedModel, { model, ...intent }: Deploy): void {
  const same = (a: string, b: string | undefined) =>
    a.toLocaleLowerCase('en') === b?.toLocaleLowerCase('en');
  const fields: [string, string | undefined, string | undefined][] = [
    ['artifact.uri', intent.artifact.uri, served.artifact],
    ['model.version', model.version, served.version],
    ['namespace', intent.namespace, served.namespace],
    ['runtime', intent.runtime, served.runtime],
    ['owner', intent.owner, served.owner],
  ];
  if (model.format !== undefined && !same(model.format, served.format)) {
    fields.push(['model.format', model.format, served.format]);
  }
  const other = fields.find(
    ([, asked, is]) => asked !== undefined && asked !== is,
  );
  if (!other) return;
  const [field, , is] = other;
  throw new InputError(
    `${field}: ${served.environment.name} has ${model.name} already with ${
      is ?? 'none'
    }; a deploy does not change that, an update changes version and artifact`,
  );
}

function namespaceFor(
  edits: FileEdits,
  environment: Environment,
  intent: Deploy,
): string {
  const given = givenNamespace(edits, environment);
  if (given !== undefined && (intent.namespace ?? given) !== given) {
    throw new InputError(
      `namespace: the kustomization of ${environment.name} gives everything the namespace ${given}`,
    );
  }
  const namespace = given ?? intent.namespace ?? environment.namespace;
  checkNamespace({ model: intent.model, namespace });
  return namespace;
}

function poolFindings(
  pools: string[] | undefined,
  profile: Profile | undefined,
): Finding[] {
  const values = (profile?.tolerations ?? []).flatMap(
    ({ value }) => value ?? [],
  );
  return values
    .filter(value => pools !== undefined && !pools.includes(value))
    .map(value => ({
      id: 'toleration-without-pool',
      state: 'warn',
      title: `No pool of this repository has nodes for ${value}`,
      detail: `AcceleratorProfile ${
        profile!.name
      } sends the model there; the autoscaler knows ${
        pools!.join(', ') || 'no pool'
      }.`,
      remedy: 'Choose another profile, or add the pool.',
    }));
}

function write(
  edits: FileEdits,
  environment: Environment,
  intent: Deploy,
  options: { profile: Profile | undefined; site: InventorySite },
): void {
  const { model, runtime } = intent;
  const namespace = namespaceFor(edits, environment, intent);
  const clash = readModels(edits, environment).find(
    served => served.name === model.name && served.namespace === namespace,
  );
  if (clash) {
    throw new InputError(
      `model.name: ${clash.path} has an InferenceService of that name for model ${clash.model}`,
    );
  }
  if (model.format === undefined) {
    throw new InputError(
      `model.format: is required, ${model.name} is new in ${environment.name}`,
    );
  }
  const runtimes = readRuntimes(edits, environment);
  const content = inferenceServiceFile(intent, {
    namespace,
    format: spelledFormat(runtimes, model.format, runtime),
    mode: options.site.deploymentMode ?? 'RawDeployment',
    profile: options.profile,
  });
  addFile(edits, environment, model.name, content);
}

/**
 * Plan of a `deploy`: one file and one line for each environment whose site was chosen.
 *
 * @internal
 */
export function planDeploy(
  tree: Tree,
  intent: Deploy,
  context: PlanContext,
): Plan {
  checkIntent(intent);
  checkArtifact(intent.artifact.uri);
  checkSites(intent.sites, context.inventory);
  if (intent.sites.length === 0) {
    throw new InputError('sites: must resolve to at least one site');
  }
  const environments = environmentsOf(tree, intent.sites);
  const edits = new FileEdits(tree);
  const { accelerator } = intent;
  const platform = accelerator ? readPlatform(tree) : [];
  const profile =
    accelerator && chooseProfile(readProfiles(platform), accelerator);
  for (const environment of environments) {
    const served = findModel(tree, environment, intent.model.name);
    if (served) {
      checkSame(served, intent);
      continue;
    }
    const site = intent.sites.find(
      one => siteKey(one) === siteKey(environment.site),
    )!;
    write(edits, environment, intent, { profile, site });
  }
  return planOf(edits, environments, () => [
    ...environments.flatMap(environment =>
      runtimeFindings(edits, environment, intent.runtime),
    ),
    ...poolFindings(accelerator && readPools(platform), profile),
    ...artifactFindings(intent.artifact.uri),
  ]);
}
