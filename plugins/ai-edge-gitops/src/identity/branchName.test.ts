import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';
import { branchName, parseBranchName } from './branchName';

const intent: Intent = {
  kind: 'stop',
  gitops: 'models',
  model: { name: 'bike' },
  ring: 'r1',
};

describe('branches', () => {
  const hash = '0123456789abcdef'.repeat(4);

  it('are named by kind, model and hash, and count attempts', () => {
    expect(branchName(intent, hash)).toBe(
      `ai-edge/stop/bike-${hash.slice(0, 10)}`,
    );
    expect(branchName(intent, hash, 3)).toBe(
      `ai-edge/stop/bike-${hash.slice(0, 10)}-3`,
    );
  });

  it('are read back, also for models whose names look like the rest', () => {
    const model = { name: 'bike-0123456789-2' };
    expect(
      parseBranchName(branchName({ ...intent, model } as Intent, hash, 4)),
    ).toEqual({
      kind: 'stop',
      model: 'bike-0123456789-2',
      hash10: hash.slice(0, 10),
      attempt: 4,
    });
    expect(parseBranchName('main')).toBeUndefined();
    expect(
      parseBranchName('eve:ai-edge/deploy/bike-0123456789'),
    ).toBeUndefined();
  });

  it('name a site or a repository where there is no model', () => {
    const branch = branchName(
      {
        kind: 'register-site',
        gitops: 'models',
        site: { hub: 'core', name: 'edge.north-1' },
      },
      hash,
    );
    expect(branch).toBe(
      `ai-edge/register-site/edge-north-1-${hash.slice(0, 10)}`,
    );
    expect(parseBranchName(branch)).toEqual({
      kind: 'register-site',
      hash10: hash.slice(0, 10),
      attempt: 1,
    });
  });
});
