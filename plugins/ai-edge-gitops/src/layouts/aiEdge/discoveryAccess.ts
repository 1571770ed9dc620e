import { InputError } from '@backstage/errors';
import { readKustomization } from '../../kustomize/Kustomization';
import type { FileEdits } from '../../tree/FileEdits';
import type { Tree } from '../../types';
import { asText, dig } from '../../yaml/narrow';
import { parseYaml } from '../../yaml/parseYaml';
import { printYaml } from '../../yaml/printYaml';
import { YamlEditor } from '../../yaml/YamlEditor';
import { loadManifests, ofKind } from './loadManifests';
import { paths } from './paths';

const NAME = 'model-discovery';
const FILE = 'model-discovery.yaml';
const RBAC = 'rbac.authorization.k8s.io';

/** Namespace of the collector on the sites: what its kustomization says, else what its ApplicationSet deploys to. */
function collectorNamespace(tree: Tree, own: unknown): string {
  const said = asText(own);
  if (said !== undefined) return said;
  const overlays = `${paths.registration}/overlays/`;
  const dirs = tree
    .paths(overlays)
    .map(path => overlays + path.slice(overlays.length).split('/')[0]);
  for (const dir of new Set(dirs)) {
    const set = ofKind(loadManifests(tree, dir), 'ApplicationSet');
    const spec = dig(set, 'spec', 'template', 'spec');
    const namespace = asText(dig(spec, 'destination', 'namespace'));
    if (dig(spec, 'source', 'path') === paths.telemetry && namespace) {
      return namespace;
    }
  }
  throw new InputError(
    `${paths.telemetry}/kustomization.yaml: must name the collector's namespace, nothing else in the repository does`,
  );
}

function accessFile(
  account: { name: string; isNew: boolean },
  namespace: string,
): string {
  const rule = (apiGroups: string[], resources: string[]) => ({
    apiGroups,
    resources,
    verbs: ['get', 'list', 'watch'],
  });
  const objects = [
    ...(account.isNew
      ? [
          {
            apiVersion: 'v1',
            kind: 'ServiceAccount',
            metadata: { name: account.name, namespace },
          },
        ]
      : []),
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRole',
      metadata: { name: NAME },
      rules: [
        rule([''], ['pods', 'services']),
        rule(['discovery.k8s.io'], ['endpointslices']),
      ],
    },
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: NAME },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: NAME },
      subjects: [{ kind: 'ServiceAccount', name: account.name, namespace }],
    },
  ];
  return `# What the collector needs to find the models of its cluster.\n${objects
    .map(printYaml)
    .join('---\n')}`;
}

/**
 * Lets the collector's account see Services, their endpoints and pods. The account is one of its own, unless the
 * collector has been given one already.
 *
 * @internal
 */
export function allowDiscovery(edits: FileEdits): void {
  const kustomization = readKustomization(edits, paths.telemetry);
  if (!kustomization) {
    throw new InputError(
      `${paths.telemetry}/kustomization.yaml: is missing in the repository`,
    );
  }
  const { value, path } = kustomization;
  const namespace = collectorNamespace(edits, value.namespace);
  const text = edits.require(paths.collector);
  const given = asText(
    dig(parseYaml(paths.collector, text), 'spec', 'serviceAccount'),
  );
  if (given === undefined) {
    // The operator's field is no reference that kustomize knows.
    const name = `${asText(value.namePrefix) ?? ''}${NAME}${
      asText(value.nameSuffix) ?? ''
    }`;
    const editor = new YamlEditor(paths.collector, text);
    editor.setPairs(['spec'], undefined, { serviceAccount: name });
    edits.write(paths.collector, editor.text);
  }
  edits.ensure(`${paths.telemetry}/${FILE}`, () =>
    accessFile({ name: given ?? NAME, isNew: given === undefined }, namespace),
  );
  const list = new YamlEditor(path, edits.require(path));
  edits.write(path, list.insertSorted(['resources'], FILE).text);
}
