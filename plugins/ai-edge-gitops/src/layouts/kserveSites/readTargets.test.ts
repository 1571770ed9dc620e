import { readTargets } from './readTargets';
import { addTargets, setRuns } from './targetsEdit';

const PLAIN = '# head\n- {site: a, run: r0.x}\n\n- { site: b.c, run: v1.0.x }';
const FREE = `# head
- site: a
  run: r0.x
# about b
- {site: 'b.c', run: "v1.0.x", until: 2026-12-31}
- {run: r1.x, site: d}  # odd
`;

it('reads the layout’s own form and any other alike', () => {
  const read = (text: string) =>
    readTargets('f', text).map(
      ({ site, run, start, end, runStart, runEnd }) => [
        site,
        run,
        text.slice(start, end),
        text.slice(runStart, runEnd),
      ],
    );
  expect(read(PLAIN)).toEqual([
    ['a', 'r0.x', '- {site: a, run: r0.x}\n', 'r0.x'],
    ['b.c', 'v1.0.x', '- { site: b.c, run: v1.0.x }', 'v1.0.x'],
  ]);
  expect(read(FREE)).toEqual([
    ['a', 'r0.x', '- site: a\n  run: r0.x\n', 'r0.x'],
    [
      'b.c',
      'v1.0.x',
      '- {site: \'b.c\', run: "v1.0.x", until: 2026-12-31}\n',
      '"v1.0.x"',
    ],
    ['d', 'r1.x', '- {run: r1.x, site: d}  # odd\n', 'r1.x'],
  ]);
  expect(read('')).toEqual([]);
  expect(read('# nobody\n')).toEqual([]);
});

it('adds lines where they belong', () => {
  const added = [
    { site: 'e', run: 'r0.x' },
    { site: '0a', run: 'r0.x' },
    { site: 'b', run: 'r0.x' },
    { site: 'f', run: 'r0.x' },
  ];
  expect(addTargets('f', FREE, added)).toBe(`# head
- {site: 0a, run: r0.x}
- site: a
  run: r0.x
- {site: b, run: r0.x}
# about b
- {site: 'b.c', run: "v1.0.x", until: 2026-12-31}
- {run: r1.x, site: d}  # odd
- {site: e, run: r0.x}
- {site: f, run: r0.x}
`);
  expect(addTargets('f', PLAIN, added.slice(0, 1))).toBe(
    `${PLAIN}\n- {site: e, run: r0.x}\n`,
  );
  expect(addTargets('f', '', [{ site: '123', run: 'on' }])).toBe(
    "- {site: '123', run: 'on'}\n",
  );
});

it('sets runs and nothing else', () => {
  const runs = new Map([
    ['b.c', 'v2.x'],
    ['d', 'v2.x'],
  ]);
  expect(setRuns('f', FREE, runs)).toBe(
    FREE.replace('"v1.0.x"', 'v2.x').replace('run: r1.x', 'run: v2.x'),
  );
});
