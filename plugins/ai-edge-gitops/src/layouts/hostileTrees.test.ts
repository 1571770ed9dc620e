import * as aiEdge from '../__testUtils__/aiEdge';
import * as kserve from '../__testUtils__/kserveSites';
import * as maas from '../__testUtils__/maas';
import { applyChanges } from '../tree/applyChanges';
import { assertOwned } from '../tree/assertOwned';
import type { Layout, PlanContext, ResolvedIntent, Tree } from '../types';
import { aiEdgeLayout } from './aiEdge/aiEdgeLayout';
import { kserveSitesLayout } from './kserveSites/kserveSitesLayout';
import { maasLayout } from './maas/maasLayout';

interface Case {
  layout: Layout;
  tree: Tree;
  context: PlanContext;
  /** Reads the file that is replaced. */
  intent: ResolvedIntent;
  file: string;
}

const overlay =
  'acm/registration/near-edge/overlays/bike-rental-app/kustomization.yaml';

const stop = (model: string, sites: Case['context']['inventory']) =>
  ({
    kind: 'stop',
    gitops: 'models',
    model: { name: model },
    sites,
  } as ResolvedIntent);

function cases(
  setup: Pick<Case, 'layout' | 'tree' | 'context'>,
  intent: ResolvedIntent,
  files: string[],
): [string, string, Case][] {
  return files.map(file => [
    setup.layout.id,
    file,
    {
      layout: setup.layout,
      tree: setup.tree,
      context: setup.context,
      intent,
      file,
    },
  ]);
}

const all = [
  ...cases(
    { layout: kserveSitesLayout, ...kserve },
    stop('bike', kserve.sites('edge-01')),
    [
      'models/bike/targets/core.s1.yaml',
      'models/bike/run/r0.sno-std/kustomization.yaml',
      'models/bike/rings/r0/kustomization.yaml',
    ],
  ),
  ...cases(
    { layout: kserveSitesLayout, ...kserve },
    kserve.deploy({
      ...kserve.bike,
      sites: kserve.sites('edge-02'),
      options: { ring: 'r0' },
    }),
    ['models/bike/model.yaml'],
  ),
  ...cases(
    { layout: aiEdgeLayout, ...aiEdge },
    stop('bike-rentals-auto-ml', aiEdge.sites('shop-1', 'shop-2')),
    [overlay, 'acm/odh-edge/apps/bike-rental-app/kustomization.yaml'],
  ),
  ...cases(
    { layout: maasLayout, ...maas },
    stop('granite', maas.sites('maas-dev')),
    [
      `${maas.serving}/dev/kustomization.yaml`,
      `${maas.serving}/dev/granite.yaml`,
      'environments.yaml',
    ],
  ),
];

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...[...'bcdefghi'].map((key, i) => {
    const one = `*${String.fromCharCode(97 + i)}`;
    return `${key}: &${key} [${Array(9).fill(one).join(', ')}]`;
  }),
].join('\n');

/** What a file is replaced with, and what is said of it. */
const texts: [string, RegExp, (was: string) => string][] = [
  [
    'a function by its tag',
    /: is not YAML .*tag/i,
    was => `${was}\nx: !!js/function 'function () { throw 1 }'\n`,
  ],
  [
    'bytes by their tag',
    /: is not YAML .*tag/i,
    was => `${was}\nx: !!binary aGVsbG8=\n`,
  ],
  [
    'a tag of its own',
    /: is not YAML .*tag/i,
    was => `${was}\nx: !secret {a: b}\n`,
  ],
  ['an alias bomb', /: is not YAML .*alias/i, () => `${bomb}\n`],
  [
    'an alias of nothing',
    /: is not YAML .*alias/i,
    () => 'resources: *nothing\n',
  ],
  ['a text without an end', /: is not YAML .*quote/i, () => 'a: ["a\n'],
  ['two keys of one name', /: is not YAML .*unique/i, () => 'x: 1\nx: 2\n'],
  ['tabs for blanks', /: is not YAML .*tab/i, () => 'a:\n\t- b\n'],
  [
    'more than a megabyte',
    /: is longer than 1048576 characters/,
    was => `${was}\n#${'x'.repeat(1024 * 1024)}\n`,
  ],
];

function replaced(of: Case, text: (was: string) => string): Tree {
  const was = of.tree.read(of.file)!;
  // A list takes no key: there it is an item.
  const after = /^\w+:/m.test(was)
    ? text(was.trimEnd())
    : `- ${text('')
        .trimStart()
        .replaceAll(/\n(?=.)/g, '\n  ')}`;
  return applyChanges(of.tree, [
    { path: of.file, change: 'update', before: was, after },
  ]);
}

/** What a call is refused with, `undefined` when it is not. */
function refusalOf(call: () => void): Error | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

describe.each(all)('%s: %s', (_id, file, of) => {
  const { layout, context, intent } = of;

  it('is read, and planned, as it is', () => {
    expect(of.tree.read(file)).toBeDefined();
    expect(layout.read(of.tree)).not.toEqual([]);
    expect(layout.plan(of.tree, intent, context).files).not.toEqual([]);
  });

  it.each(texts)('is refused when it holds %s', (_name, rule, text) => {
    const hostile = replaced(of, text);
    const calls = [
      () => layout.read(hostile),
      () => layout.plan(hostile, intent, context),
    ];
    for (const call of calls) {
      expect(call).toThrow(
        expect.objectContaining({
          name: 'InputError',
          message: expect.stringMatching(/^[^:\n]+: [^\n]+$/),
        }),
      );
      expect(call).toThrow(file);
      expect(call).toThrow(rule);
    }
    expect(layout.lint!(hostile, context)).not.toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['a number', '7\n'],
    ['a text', 'x\n'],
    ['a list of lists', '- [[1]]\n- null\n'],
    ['ways out', 'resources: [../../../../../etc, /etc, .git]\n'],
    ['a prototype', '__proto__: {resources: [x]}\nconstructor: 1\n'],
  ])('breaks nothing when it holds %s', (_name, text) => {
    const hostile = replaced(of, () => text);
    for (const call of [
      () => layout.read(hostile),
      () => {
        const { files } = layout.plan(hostile, intent, context);
        assertOwned(layout, files);
      },
    ]) {
      const refusal = refusalOf(call);
      expect(refusal?.name ?? 'InputError').toBe('InputError');
      expect(refusal?.message ?? 'file: rule').toMatch(/^[^:\n]+: ./);
    }
    expect(() => layout.lint!(hostile, context)).not.toThrow();
    expect(({} as { resources?: unknown }).resources).toBeUndefined();
  });
});
