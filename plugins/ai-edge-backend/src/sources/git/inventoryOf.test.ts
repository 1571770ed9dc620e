import { fleetOf } from '../../__testUtils__/fleetOf';
import { inventoryOf } from './inventoryOf';

describe('inventoryOf', () => {
  it('gives layouts what they may know, sorted, of the asked hubs only', () => {
    const [site] = fleetOf(['x']).fleet.sites();
    const sites = [
      { ...site, ref: { hub: 'core', name: 'b' } },
      { ...site, ref: { hub: 'other', name: 'a' } },
      {
        ...site,
        ref: { hub: 'core', name: 'a' },
        labels: { ring: 'r0' },
        capacity: {
          cpuCores: 8,
          memoryBytes: 1,
          accelerators: [
            { resource: 'nvidia.com/gpu', product: 'NVIDIA-L4', count: 1 },
          ],
        },
      },
    ];
    expect(inventoryOf(sites, ['core'])).toEqual([
      {
        hub: 'core',
        name: 'a',
        labels: { ring: 'r0' },
        accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
      },
      { hub: 'core', name: 'b', labels: {} },
    ]);
    expect(inventoryOf(sites).map(({ hub, name }) => `${hub}/${name}`)).toEqual(
      ['core/a', 'core/b', 'other/a'],
    );
  });
});
