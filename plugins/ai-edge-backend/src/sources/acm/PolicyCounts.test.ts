import { PolicyCounts } from './PolicyCounts';

const policy = (
  status: Record<string, string | undefined>,
  disabled = false,
) => ({
  metadata: { name: 'p' },
  spec: { disabled },
  status: {
    status: Object.entries(status).map(([clustername, compliant]) => ({
      clustername,
      compliant,
    })),
  },
});

describe('PolicyCounts', () => {
  it('counts a site over policies, a silent one as pending', () => {
    const counts = new PolicyCounts();
    counts.put('a', policy({ oslo: 'Compliant', rome: 'NonCompliant' }));
    counts.put('b', policy({ oslo: undefined }));
    expect(counts.of('oslo')).toEqual({
      compliant: 1,
      nonCompliant: 0,
      pending: 1,
    });
    expect(counts.of('paris')).toBeUndefined();
  });

  it('names the sites that a change says something of', () => {
    const counts = new PolicyCounts();
    counts.put('a', policy({ oslo: 'Compliant', rome: 'Compliant' }));
    expect(counts.put('a', policy({ rome: 'NonCompliant' })).sort()).toEqual([
      'oslo',
      'rome',
    ]);
    expect(counts.of('oslo')).toBeUndefined();
    expect(counts.put('a', undefined)).toEqual(['rome']);
    expect(counts.keys()).toEqual([]);
  });

  it('does not count a policy that is disabled', () => {
    const counts = new PolicyCounts();
    counts.put('a', policy({ oslo: 'Compliant' }, true));
    expect(counts.of('oslo')).toBeUndefined();
  });
});
