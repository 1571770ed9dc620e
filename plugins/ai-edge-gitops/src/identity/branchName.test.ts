import { branchName, parseBranchName } from './branchName';

const intent = { kind: 'deploy' as const, model: { name: 'bike' } };

describe('branches', () => {
  const hash = '0123456789abcdef'.repeat(4);

  it('are named by kind, model and hash, and count attempts', () => {
    expect(branchName(intent, hash)).toBe(
      `ai-edge/deploy/bike-${hash.slice(0, 10)}`,
    );
    expect(branchName(intent, hash, 3)).toBe(
      `ai-edge/deploy/bike-${hash.slice(0, 10)}-3`,
    );
  });

  it('are read back, also for models whose names look like the rest', () => {
    const model = { name: 'bike-0123456789-2' };
    expect(
      parseBranchName(branchName({ kind: 'update', model }, hash, 4)),
    ).toEqual({
      kind: 'update',
      model: 'bike-0123456789-2',
      hash10: hash.slice(0, 10),
      attempt: 4,
    });
    expect(parseBranchName('main')).toBeUndefined();
    expect(
      parseBranchName('eve:ai-edge/deploy/bike-0123456789'),
    ).toBeUndefined();
  });
});
