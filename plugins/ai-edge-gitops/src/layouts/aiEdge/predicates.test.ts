import { FileEdits } from '../../tree/FileEdits';
import { MemoryTree } from '../../tree/MemoryTree';
import {
  isNamesAlone,
  readPredicates,
  withNames,
  writePredicates,
} from './predicates';

const OVERLAY = 'o';
const FILE = 'o/kustomization.yaml';

function expressions(...matchExpressions: unknown[]) {
  return { requiredClusterSelector: { labelSelector: { matchExpressions } } };
}
function names(operator: string, ...values: string[]) {
  return expressions({ key: 'name', operator, values });
}

function edits(patches: string): FileEdits {
  return new FileEdits(
    MemoryTree.fromFiles({
      [FILE]: `kind: Kustomization\nresources: [p.yaml]\n${patches}`,
      'o/p.yaml': 'kind: Placement\nspec: {clusterSets: [a]}\n',
    }),
  );
}

const OWN = `patches:
- target: {kind: Placement}
  patch: |-
    # by hand
    - op: replace
      path: /spec/predicates
      value:
      - requiredClusterSelector:
          labelSelector:
            matchExpressions:
            - {key: name, operator: In, values: [a, c]} # the first two
            - {key: zone, operator: Exists}
`;

it('edits a list of names where it is written', () => {
  const files = edits(OWN);
  const [predicate] = readPredicates(files, OVERLAY);
  const wanted = [withNames(predicate, 'In', ['c', 'b'])];
  writePredicates(files, OVERLAY, wanted);
  expect(files.read(FILE)).toContain(`${OWN.replace('[a, c]', '[b, c]')}`);
  expect(readPredicates(files, OVERLAY)).toEqual(wanted);
});

it('says all predicates in a patch of its own where none is written, and takes it out again', () => {
  const files = edits('');
  const before = files.read(FILE)!;
  const every = readPredicates(files, OVERLAY);
  writePredicates(files, OVERLAY, [names('NotIn', 'x')]);
  writePredicates(files, OVERLAY, [names('NotIn', 'x'), names('In', 'y')]);
  expect(files.read(FILE)!.match(/kind: Placement/g)).toHaveLength(1);
  expect(readPredicates(files, OVERLAY)).toEqual([
    names('NotIn', 'x'),
    names('In', 'y'),
  ]);
  writePredicates(files, OVERLAY, every);
  expect(readPredicates(files, OVERLAY)).toEqual(every);
  expect(files.read(FILE)).toBe(before);
});

it('never leaves a requirement without names, which no Placement may have', () => {
  expect(withNames(names('NotIn', 'a'), 'NotIn', [])).toEqual({
    requiredClusterSelector: { labelSelector: {} },
  });
});

it.each([
  [names('In', 'a'), true],
  [names('NotIn', 'a'), false],
  [
    expressions(
      { key: 'name', operator: 'In', values: ['a'] },
      { key: 'zone', operator: 'Exists' },
    ),
    false,
  ],
])('knows whether a predicate is names alone: %j', (predicate, alone) => {
  expect(isNamesAlone(predicate)).toBe(alone);
});
