import {
  intentSchema,
  type Intent,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import * as aiEdge from '../__testUtils__/aiEdge';
import * as kserve from '../__testUtils__/kserveSites';
import { planByTheLaws } from '../__testUtils__/laws';
import * as maas from '../__testUtils__/maas';
import { assertOwned } from '../tree/assertOwned';
import type { Layout, PlanContext, ResolvedIntent, Tree } from '../types';
import { aiEdgeLayout } from './aiEdge/aiEdgeLayout';
import { kserveSitesLayout } from './kserveSites/kserveSitesLayout';
import { maasLayout } from './maas/maasLayout';

type Deploy = Extract<ResolvedIntent, { kind: 'deploy' }>;

const layouts: {
  layout: Layout;
  tree: Tree;
  context: PlanContext;
  deploy: () => Deploy;
}[] = [
  { layout: kserveSitesLayout, ...kserve },
  { layout: aiEdgeLayout, ...aiEdge },
  { layout: maasLayout, ...maas },
];

/** A megabyte of it. */
const huge = 'x'.repeat(1024 * 1024);

/** What nobody may write into a path, a name or a manifest. */
const names: [string, string][] = [
  ['a way up', '../x'],
  ['a way up in the middle', 'a/../../x'],
  ['an absolute path', '/etc/passwd'],
  ["a way into Git's own files", '.git'],
  ['a backslash', '..\\x'],
  ['a newline', 'iris\nkind: Secret'],
  ['a newline at the end', 'iris\n'],
  ['a NUL', 'iris\u0000'],
  ['a Cyrillic look-alike', 'ir\u0456s'],
  ['a full-width look-alike', '\uff49ris'],
  ['a character that is not seen', 'ir\u200bis'],
  ['a text direction', 'iris\u202e'],
  ['a megabyte', huge],
];

/** The intent with one field replaced, as somebody sends it. */
const fields: Record<string, (value: string) => object> = {
  'model.name': value => ({ model: { name: value, version: 'v1' } }),
  'model.version': value => ({ model: { name: 'iris', version: value } }),
  'model.format': value => ({ model: { name: 'iris', format: value } }),
  namespace: value => ({ namespace: value }),
  runtime: value => ({ runtime: value }),
  'options.ring': value => ({ options: { ring: value } }),
};

const sent = {
  kind: 'deploy',
  gitops: 'models',
  model: { name: 'iris', version: 'v1' },
  artifact: { uri: kserve.deploy().artifact.uri },
  sites: { names: [{ hub: 'core', name: 'edge-00' }] },
} satisfies Intent;

/** The paths of a plan, or the message of the `InputError` that is thrown instead. */
function outcome(plan: () => { path: string }[]): string[] | string {
  try {
    return plan().map(({ path }) => path);
  } catch (error) {
    expect(error).toMatchObject({ name: 'InputError' });
    return (error as Error).message;
  }
}

it('takes the intent that the hostile ones are made of', () => {
  expect(intentSchema.safeParse(sent).success).toBe(true);
  for (const { layout, tree, context, deploy } of layouts) {
    const { plan } = planByTheLaws(layout, tree, deploy(), context);
    expect(plan.files).not.toEqual([]);
  }
});

describe.each(Object.entries(fields))('%s', (field, change) => {
  it.each(names)('is refused with %s', (_name, value) => {
    const parsed = intentSchema.safeParse({ ...sent, ...change(value) });
    const issues = parsed.error?.issues ?? [];
    expect(issues.map(({ path }) => path.join('.'))).toContain(field);
    // Said again in an answer or a log, a megabyte is a megabyte.
    expect(JSON.stringify(issues).length).toBeLessThan(5000);
  });
});

describe.each(layouts)('$layout.id', ({ layout, tree, context, deploy }) => {
  /** What the layout does when something has come past the schema. */
  function planned(more: Partial<Deploy>, inventory = context.inventory) {
    const intent = { ...deploy(), ...more };
    return outcome(() => {
      const { files } = layout.plan(tree, intent, { ...context, inventory });
      assertOwned(layout, files);
      return files;
    });
  }

  /** A field, or the path that would be written, and the rule. */
  const bad = /^([^:"]+|"([^"\\]|\\.)+"): ./;

  it.each(names)('writes no path from a model name with %s', (_name, value) => {
    const result = planned({ model: { ...deploy().model, name: value } });
    const isRefusal = typeof result === 'string';
    const paths = isRefusal ? [] : result;
    expect(isRefusal ? bad.test(result) : paths.length > 0).toBe(true);
    for (const path of paths) {
      expect(path).not.toMatch(/(^|\/)(\.\.?|\.git)?(\/|$)|[\n\\]/);
    }
  });

  it.each(names)('refuses a site whose name holds %s', (_name, value) => {
    const [site] = deploy().sites;
    const sites = [{ ...site, name: value }];
    const result = planned({ sites }, [...context.inventory, ...sites]);
    expect(result).toMatch(bad);
    expect(result).toMatch(/RFC 1123|longer than 63|must be/);
  });

  it.each(names)('refuses a hub whose name holds %s', (_name, value) => {
    const [site] = deploy().sites;
    const sites = [{ ...site, hub: value }];
    expect(planned({ sites }, [...context.inventory, ...sites])).toMatch(bad);
  });

  it('refuses a site that no hub of the repository has', () => {
    const [site] = deploy().sites;
    expect(planned({ sites: [{ ...site, name: 'elsewhere' }] })).toMatch(
      /^sites: .*core\/elsewhere is not/,
    );
  });
});
