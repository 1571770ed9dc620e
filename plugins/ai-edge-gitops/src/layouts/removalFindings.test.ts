import { removalFindings } from './removalFindings';

it.each([
  ['update', 5, 10, 0],
  ['update', 6, 10, 1],
  ['update', 70, 3500, 0],
  ['update', 71, 3500, 1],
  ['retire', 3500, 3500, 0],
] as const)('%s: %d of %d gives %d findings', (kind, removed, total, found) => {
  const findings = removalFindings(
    kind,
    { applications: { added: 0, removed } },
    total,
  );
  expect(findings).toHaveLength(found);
  expect(findings.every(({ state }) => state === 'fail')).toBe(true);
});
