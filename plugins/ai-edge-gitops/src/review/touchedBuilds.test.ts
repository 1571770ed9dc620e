import * as kserveSites from '../__testUtils__/kserveSites';
import { withFiles } from '../__testUtils__/lintWith';
import { kserveSitesLayout } from '../layouts/kserveSites/kserveSitesLayout';
import { touchedBuilds } from './touchedBuilds';

const { tree } = kserveSites;
const dirs = (before: typeof tree | undefined, files: Record<string, string>) =>
  touchedBuilds(kserveSitesLayout, before, withFiles(tree, files)).map(
    ({ dir }) => dir,
  );

it('is every run when there is nothing to compare with, and no part of one', () => {
  expect(dirs(undefined, {})).toEqual([
    'models/bike/run/r0.sno-std',
    'models/bike/run/r1.ha-gpu',
    'models/bike/run/r1.sno-std',
    'models/bike/run/v2.sno-std',
    'models/churn/run/r0.sno-std',
  ]);
});

it('is the runs of a ring whose pointer moves, and nothing for a comment', () => {
  const pointer = 'models/bike/rings/r0/kustomization.yaml';
  const text = tree.read(pointer) ?? '';
  expect(dirs(tree, { [pointer]: text.replace('v3', 'v2') })).toEqual([
    'models/bike/run/r0.sno-std',
  ]);
  expect(dirs(tree, { [pointer]: `# why\n${text}` })).toEqual([]);
});

it('is also what cannot be read, which only a build explains, and says what would be fetched', () => {
  const base = 'models/bike/base/kustomization.yaml';
  expect(dirs(tree, { [base]: '- no map\n' })).toContain(
    'models/bike/run/r0.sno-std',
  );
  const url = 'https://example.com/base?ref=v1';
  const after = withFiles(tree, {
    'models/churn/base/kustomization.yaml': `resources: ["${url}"]\n`,
  });
  expect(touchedBuilds(kserveSitesLayout, tree, after)).toEqual([
    { dir: 'models/churn/run/r0.sno-std', remote: [url] },
  ]);
});
