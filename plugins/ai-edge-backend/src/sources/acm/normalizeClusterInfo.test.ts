import { normalizeClusterInfo } from './normalizeClusterInfo';

describe('normalizeClusterInfo', () => {
  it('reads architecture, accelerator products and the newest update', () => {
    const node = (arch: string, product?: string) => ({
      labels: {
        'kubernetes.io/arch': arch,
        ...(product && { 'nvidia.com/gpu.product': product }),
      },
    });
    expect(
      normalizeClusterInfo({
        metadata: { name: 'oslo' },
        status: {
          nodeList: [node('amd64', 'NVIDIA-L4'), node('amd64')],
          distributionInfo: {
            ocp: {
              version: '4.18.2',
              versionAvailableUpdates: [
                { version: '4.18.9' },
                { version: '4.18.12' },
              ],
              availableUpdates: ['4.18.3'],
            },
          },
        },
      }),
    ).toEqual({
      arch: 'amd64',
      products: { 'nvidia.com/gpu': 'NVIDIA-L4' },
      update: '4.18.12',
    });
  });

  it('names every architecture of a mixed site', () => {
    expect(
      normalizeClusterInfo({
        metadata: { name: 'mixed' },
        status: {
          nodeList: [
            { labels: { 'kubernetes.io/arch': 'arm64' } },
            { labels: { 'kubernetes.io/arch': 'amd64' } },
          ],
        },
      }).arch,
    ).toBe('amd64, arm64');
  });

  it('knows nothing of an empty one', () => {
    expect(normalizeClusterInfo({ metadata: { name: 'new' } })).toEqual({
      arch: undefined,
      products: {},
      update: undefined,
    });
  });
});
