import { ServiceUnavailableError } from '@backstage/errors';
import { estate } from '../__testUtils__/estate';
import { DeploymentDetails } from './DeploymentDetails';

const ref = {
  hub: 'core',
  site: 'alpha',
  namespace: 'bike',
  kind: 'InferenceService',
  name: 'bike',
};

function start() {
  const read = jest.fn();
  const { fleet } = estate();
  return { read, details: DeploymentDetails.create({ fleet, live: { read } }) };
}

describe('DeploymentDetails', () => {
  it('says by which way the site was asked', async () => {
    const { read, details } = start();
    const asOf = '2026-11-20T10:00:00.000Z';
    read.mockResolvedValue({ ref, asOf, via: 'managed-cluster-view' });
    const detail = await details.read(ref);
    expect(detail).toMatchObject({
      live: true,
      liveVia: 'managed-cluster-view',
      source: 'live',
      asOf,
    });
    expect(detail).not.toHaveProperty('via');
  });

  it('shows what is remembered while its hub cannot ask more sites', async () => {
    const { read, details } = start();
    read.mockRejectedValue(
      new ServiceUnavailableError('Too many. Try again in a moment'),
    );
    const detail = await details.read(ref);
    expect(detail).toMatchObject({
      live: false,
      liveMessage: 'Too many. Try again in a moment.',
      state: 'ready',
    });
    expect(detail).not.toHaveProperty('liveVia');
  });

  it('does not hide a mistake of its own', async () => {
    const { read, details } = start();
    read.mockRejectedValue(new TypeError('oops'));
    await expect(details.read(ref)).rejects.toThrow('oops');
  });
});
