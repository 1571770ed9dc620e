import {
  apis,
  context,
  deploy,
  refused,
  serving,
  sites,
  tree,
  treeWith,
} from '../../__testUtils__/maas';
import type { Tree } from '../../types';
import { maasLayout } from './maasLayout';

/** Paths that are written, or the name of the error. */
function outcome(of: Tree, intent: ReturnType<typeof deploy>): string[] {
  try {
    return maasLayout.plan(of, intent, context).files.map(({ path }) => path);
  } catch (error) {
    return [(error as Error).name];
  }
}

const list = `${serving}/dev/kustomization.yaml`;

/** Names that the schema of intents refuses: a layout does not rely on that. */
it.each(['../x', 'a/b', '.git', 'a\nb', 'x: y', '-', 'ä', 'A'])(
  'writes nothing outside its directories for a model named %j',
  name => {
    const intent = deploy({
      model: { name, version: 'v1', format: 'vllm' },
      namespace: 'models',
    });
    for (const written of outcome(tree, intent)) {
      expect(written).toMatch(
        /^(InputError|components\/configs\/maas\/model-serving\/dev\/[^/]+)$/,
      );
    }
  },
);

it.each([
  ['a kustomization that is a list', '- a\n'],
  ['one that is not there to read', 'resources: ['],
  ['one that builds on itself', 'resources: [../dev]\n'],
  ['resources that are no list', 'resources: 7\n'],
  ['a way out of the repository', 'resources: [../../../../../../../etc]\n'],
])('refuses or survives %s', (_name, text) => {
  const hostile = treeWith({ [list]: text });
  for (const written of outcome(hostile, deploy())) {
    expect(written).toMatch(/^(InputError|components\/configs\/maas\/.+)$/);
  }
  expect(() => maasLayout.lint!(hostile, context)).not.toThrow();
});

it('refuses an alias bomb, naming the file', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi']
    .map((key, i) => {
      const one = `*${String.fromCharCode(97 + i)}`;
      return `${key}: &${key} [${Array(9).fill(one).join(', ')}]\n`;
    })
    .join('')}`;
  const path = `${serving}/dev/granite.yaml`;
  expect(
    refused(
      {
        kind: 'stop',
        gitops: 'maas',
        model: { name: 'granite' },
        sites: sites('maas-dev'),
      },
      treeWith({ [path]: bomb }),
    ),
  ).toMatch(`${path}: is not YAML that can be read`);
});

it('quotes what a title could make of YAML', () => {
  const title = 'x"\': {{ a }} # &b *c !d';
  const { files } = maasLayout.plan(
    tree,
    {
      kind: 'publish-api',
      gitops: 'maas',
      model: { name: 'phi' },
      api: { title },
    },
    context,
  );
  const after = treeWith(
    Object.fromEntries(files.map(file => [file.path, file.after])),
  );
  expect(
    maasLayout.plan(
      after,
      {
        kind: 'publish-api',
        gitops: 'maas',
        model: { name: 'phi' },
        api: { title },
      },
      context,
    ).files,
  ).toEqual([]);
  expect(after.read(`${apis}/phi/product.yaml`)).toContain('systemName: phi');
});
