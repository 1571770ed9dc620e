import { capacityOf } from './capacityOf';

const of = (capacity?: Record<string, string>) =>
  capacityOf({ metadata: { name: 'oslo' }, status: { capacity } }).capacity;

describe('capacityOf', () => {
  it('finds what models run on among the resources', () => {
    expect(
      of({
        cpu: '8',
        memory: '1Gi',
        pods: '110',
        'hugepages-2Mi': '0',
        'example.com/licences': '4',
        'nvidia.com/mig-1g.5gb': '7',
        'habana.ai/gaudi': '2',
        'intel.com/gpu': '0',
      })?.accelerators,
    ).toEqual([
      { resource: 'habana.ai/gaudi', count: 2 },
      { resource: 'nvidia.com/mig-1g.5gb', count: 7 },
    ]);
  });

  it('is not known before the site has reported', () => {
    expect(of()).toBeUndefined();
    expect(of({ cpu: '8' })).toBeUndefined();
  });

  it('tells what there is from what workloads may have', () => {
    const { capacity, allocatable } = capacityOf({
      metadata: { name: 'oslo' },
      status: {
        capacity: { cpu: '16', memory: '64Gi' },
        allocatable: { cpu: '15500m', memory: '60Gi' },
      },
    });
    expect(capacity).toMatchObject({ cpuCores: 16 });
    expect(allocatable).toMatchObject({
      cpuCores: 15.5,
      memoryBytes: 60 * 2 ** 30,
    });
  });
});
