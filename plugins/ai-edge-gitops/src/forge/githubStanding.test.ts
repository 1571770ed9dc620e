import {
  GITHUB_PATHS,
  standingFixture,
} from '../__testUtils__/githubStandingFixture';

const RUNS = [
  { name: 'build', status: 'completed', conclusion: 'success' },
  { name: 'optional', status: 'completed', conclusion: 'neutral' },
  { name: 'lint', status: 'completed', conclusion: 'timed_out' },
  { name: 'e2e', status: 'in_progress', conclusion: null },
];

const EXPECTED = {
  headRevision: 'c0ffee',
  checks: { state: 'failed', passed: 3, total: 5, failed: ['lint'] },
  mergeable: false,
};

describe('standing of GitHub', () => {
  it('is one call of GraphQL, check runs and statuses together', async () => {
    const { forge, calls } = standingFixture({ runs: RUNS });
    await expect(forge.standing(7)).resolves.toEqual(EXPECTED);
    expect(calls).toEqual(['POST /graphql']);
  });

  it('is read over REST where the account may not ask so, and never asked so again', async () => {
    const { forge, calls } = standingFixture({ runs: RUNS, refuses: true });
    await expect(forge.standing(7)).resolves.toEqual(EXPECTED);
    calls.length = 0;
    await expect(forge.standing(7)).resolves.toEqual(EXPECTED);
    expect(calls.sort()).toEqual([...GITHUB_PATHS].sort());
  });

  it('says nothing of merging while GitHub has not tried', async () => {
    const { forge } = standingFixture({ runs: [], mergeable: 'UNKNOWN' });
    await expect(forge.standing(7)).resolves.not.toHaveProperty('mergeable');
  });
});
