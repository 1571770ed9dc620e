import { loadFixture } from '../__testUtils__/loadFiles';
import { applyChanges } from '../tree/applyChanges';
import { BuildPrints } from './BuildPrints';

const tree = loadFixture('kserve-sites');
const run = (name: string) => `models/bike/run/${name}`;
const with_ = (path: string, after: string) =>
  applyChanges(tree, [{ path, change: 'create', after }]);

it('is the same for a ring at a release and for a pin to it', () => {
  const prints = new BuildPrints(tree);
  expect(prints.print(run('r1.sno-std'))).toBe(prints.print(run('v2.sno-std')));
  expect(prints.print(run('r1.sno-std'))).not.toBe(
    prints.print(run('r0.sno-std')),
  );
  expect(prints.print(run('r1.sno-std'))).not.toBe(
    prints.print(run('r1.ha-gpu')),
  );
});

it.each([
  ['models/bike/base/inferenceservice.yaml', true],
  ['models/bike/classes/sno-std/kustomization.yaml', true],
  ['models/bike/rings/r1/kustomization.yaml', true],
  ['models/bike/rings/r0/kustomization.yaml', false],
  ['models/bike/model.yaml', false],
])('sees a change of %s: %s', (path, isSeen) => {
  const changed = with_(
    path,
    `${tree.read(path)}\nlabels: [{pairs: {a: b}}]\n`,
  );
  expect(
    new BuildPrints(changed).print(run('r1.sno-std')) !==
      new BuildPrints(tree).print(run('r1.sno-std')),
  ).toBe(isSeen);
});

it('sees a change of a file that a patch names', () => {
  const path = 'models/churn/releases/v1/storage.yaml';
  const dir = 'models/churn/run/r0.sno-std';
  expect(
    new BuildPrints(with_(path, `${tree.read(path)}# more\n`)).print(dir),
  ).not.toBe(new BuildPrints(tree).print(dir));
});

it('refuses what builds from itself', () => {
  const path = 'models/bike/rings/r1/kustomization.yaml';
  const circle = with_(path, 'components: [../../rings/r1]\n');
  expect(() => new BuildPrints(circle).print(run('r1.sno-std'))).toThrow(
    'models/bike/rings/r1: is built from itself',
  );
});
