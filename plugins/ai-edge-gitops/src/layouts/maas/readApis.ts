import { posix } from 'node:path';
import type { Tree } from '../../types';
import { asMap, asText, dig } from '../../yaml/narrow';
import { paths } from './names';
import { kindOf, type ServedModel } from './readModels';
import { readPlainObjects, type SourcedObject } from './readObjects';

const GROUP = 'capabilities.3scale.net';

/** A Backend of 3scale: where the requests go. */
export interface ApiBackend {
  path: string;
  systemName: string;
  /** Host of `privateBaseURL`, such as `phi-4-predictor.llm-hosting.svc.cluster.local`. */
  host?: string;
}

/** The 3scale objects of one directory. */
export interface Api {
  /** Name of the directory. */
  name: string;
  dir: string;
  backends: ApiBackend[];
  /** As the developer portal shows it. */
  product?: string;
  objects: SourcedObject[];
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url)
    ? new URL(url).hostname || undefined
    : undefined;
}

/**
 * System name of a 3scale object: 3scale makes it of the name when the object says none.
 *
 * @internal
 */
export function systemNameOf({ manifest }: SourcedObject): string {
  const { systemName, name } = asMap(manifest.spec);
  return (
    asText(systemName) ??
    (asText(name) ?? '').toLocaleLowerCase('en').replace(/[^a-z0-9]/g, '')
  );
}

/**
 * The objects of a 3scale kind.
 *
 * @internal
 */
export function ofApiKind(
  objects: SourcedObject[],
  kind: string,
): SourcedObject[] {
  return objects.filter(
    ({ manifest }) => kindOf(manifest) === `${GROUP}/${kind}`,
  );
}

/**
 * The Backends among objects.
 *
 * @internal
 */
export function readBackends(objects: SourcedObject[]): ApiBackend[] {
  return ofApiKind(objects, 'Backend').map(object => ({
    path: object.path,
    systemName: systemNameOf(object),
    host: hostOf(asText(dig(object.manifest, 'spec', 'privateBaseURL'))),
  }));
}

/**
 * What is published, one API a directory.
 *
 * @internal
 */
export function readApis(tree: Tree): Api[] {
  const byDir = new Map<string, SourcedObject[]>();
  for (const object of readPlainObjects(tree, paths.apis)) {
    const dir = posix.dirname(object.path);
    byDir.set(dir, [...(byDir.get(dir) ?? []), object]);
  }
  return [...byDir].map(([dir, objects]) => ({
    name: posix.basename(dir),
    dir,
    backends: readBackends(objects),
    product: asText(
      dig(ofApiKind(objects, 'Product')[0]?.manifest, 'spec', 'name'),
    ),
    objects,
  }));
}

/**
 * Hosts at which a cluster knows the service of a model. Names of products and models differ, so this is what joins
 * them.
 *
 * @internal
 */
export function hostsOf(
  served: Pick<ServedModel, 'name' | 'namespace'>,
): string[] {
  const { name, namespace } = served;
  return [`${name}-predictor`, `${name}-predictor-default`, name].flatMap(
    service =>
      ['.svc.cluster.local', '.svc', ''].map(
        suffix => `${service}.${namespace}${suffix}`,
      ),
  );
}

/**
 * The APIs that lead to any of the models.
 *
 * @internal
 */
export function apisOf(apis: Api[], served: ServedModel[]): Api[] {
  const hosts = new Set(served.flatMap(hostsOf));
  return apis.filter(({ backends }) =>
    backends.some(({ host }) => host !== undefined && hosts.has(host)),
  );
}
