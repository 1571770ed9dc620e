import { testLab } from '../__testUtils__/testLab';

const { store } = testLab();
const POLICY = { group: 'policy.open-cluster-management.io', kind: 'Policy' };
const ROOT = 'policy.open-cluster-management.io/root-policy';

describe('replicatedPolicies', () => {
  it('puts each root policy into each joined site, saying the same of it', () => {
    const roots = store.list(POLICY, { namespace: 'ai-edge-policies' });
    for (const root of roots) {
      expect(root.status.status.length).toBeGreaterThan(0);
      for (const { clustername, compliant } of root.status.status) {
        const name = `ai-edge-policies.${root.metadata.name}`;
        const copy = store.get({ ...POLICY, namespace: clustername, name })!;
        expect(copy.metadata.labels![ROOT]).toBe(name);
        expect(copy.spec).toEqual(root.spec);
        expect(copy.status.compliant).toBe(compliant);
        expect(copy.status.details[0].history[0].message).toContain(compliant);
      }
    }
    expect(store.list(POLICY, { namespace: 'store-toronto-0103' })).toEqual([]);
  });
});
