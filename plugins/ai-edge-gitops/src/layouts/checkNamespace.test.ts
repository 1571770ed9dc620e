import * as aiEdge from '../__testUtils__/aiEdge';
import * as kserveSites from '../__testUtils__/kserveSites';
import { MemoryTree } from '../tree/MemoryTree';
import { aiEdgeLayout } from './aiEdge/aiEdgeLayout';
import { kserveSitesLayout } from './kserveSites/kserveSitesLayout';

const plans = {
  'ai-edge': (name: string, namespace?: string) =>
    aiEdgeLayout.plan(
      aiEdge.tree,
      aiEdge.deploy({ model: { name }, namespace }),
      aiEdge.context,
    ),
  'kserve-sites': (name: string, namespace?: string) =>
    kserveSitesLayout.plan(
      kserveSites.tree,
      kserveSites.deploy({
        model: { name, version: 'v1', format: 'sklearn' },
        namespace,
      }),
      kserveSites.context,
    ),
};

describe.each(['ai-edge', 'kserve-sites'] as const)('%s', layout => {
  it.each(['default', 'kube-system', 'openshift', 'multicluster-engine'])(
    'serves no new model named %s in the namespace of that name',
    name => {
      expect(() => plans[layout](name)).toThrow(
        expect.objectContaining({
          name: 'InputError',
          message: `namespace: must not be ${name}, which belongs to the platform of a site; it is the model's name when absent`,
        }),
      );
    },
  );
});

it('refuses a given namespace of the platform, and takes another for such a name', () => {
  const plan = plans['kserve-sites'];
  expect(() => plan('iris', 'kube-system')).toThrow(
    /^namespace: must not be kube-system, which belongs to the platform of a site$/,
  );
  expect(plan('default', 'default-models').files).not.toEqual([]);
});

it('still reads and extends what is in Git in such a namespace', () => {
  const { tree, deploy, context, bike, sites } = kserveSites;
  const old = MemoryTree.fromFiles(
    Object.fromEntries(
      tree
        .paths()
        .map(path => [path, tree.read(path)!.replaceAll('bike-ns', 'default')]),
    ),
  );
  const assignments = kserveSitesLayout.read(old);
  expect(
    assignments
      .filter(({ model }) => model === 'bike')
      .map(({ namespace }) => namespace),
  ).toContain('default');
  expect(
    kserveSitesLayout.plan(
      old,
      deploy({ ...bike, sites: sites('edge-00') }),
      context,
    ).files,
  ).not.toEqual([]);
});
