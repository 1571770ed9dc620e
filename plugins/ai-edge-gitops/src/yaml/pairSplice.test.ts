import { YamlEditor } from './YamlEditor';

const FILE = `# top
spec:
  # how many
  mode: deployment # one
  jobs:
    - name: a
      # five seconds
      interval: 5s
      targets:
        - x
        - y
    - name: b
replicas:
  - name: d
    count: 0
`;

const edit = () => new YamlEditor('file.yaml', FILE);

it('puts entries in the place of a pair, at its indentation', () => {
  expect(
    edit().setPairs(['spec', 'jobs', 0], 'targets', {
      find: [{ role: 'pod' }],
      keep: 'all',
    }).text,
  ).toBe(
    FILE.replace(
      /targets:\n.*\n.*\n/,
      'find:\n        - role: pod\n      keep: all\n',
    ),
  );
});

it('puts entries in front of all pairs, and keeps comments', () => {
  expect(edit().setPairs(['spec'], undefined, { account: 'x' }).text).toBe(
    FILE.replace('mode:', 'account: x\n  mode:'),
  );
});

it('takes a pair out with its lines', () => {
  expect(edit().setPairs([], 'replicas', {}).text).toBe(
    FILE.slice(0, FILE.indexOf('replicas:')),
  );
  expect(edit().setPairs(['spec'], 'mode', {}).text).toBe(
    FILE.replace('  mode: deployment # one\n', ''),
  );
});

it.each<[string, string, (string | number)[], string]>([
  ['a pair that is not there', FILE, ['spec'], 'none'],
  ['a map in one line', 'a: {b: c}\n', ['a'], 'b'],
  ['a list', FILE, ['spec', 'jobs'], '0'],
  ['the first pair of a list item', FILE, ['spec', 'jobs', 1], 'name'],
  [
    'what an anchor carries elsewhere',
    'a:\n  b: &x 1\n  d: 2\nc: *x\n',
    ['a'],
    'b',
  ],
])('does not touch %s', (_name, text, at, key) => {
  expect(() => new YamlEditor('file.yaml', text).setPairs(at, key, {})).toThrow(
    'file.yaml:',
  );
});
