import {
  bike,
  context,
  deploy,
  sites,
  tree,
} from '../../__testUtils__/kserveSites';
import { planByTheLaws } from '../../__testUtils__/laws';
import { kserveSitesLayout } from './kserveSitesLayout';

describe('a model that is there', () => {
  it('gets lines only, in sorted position, and every other byte stays', () => {
    const { plan, after } = planByTheLaws(
      kserveSitesLayout,
      tree,
      deploy({ ...bike, sites: sites('edge-00', 'edge-04') }),
      context,
    );
    expect(plan.files.map(({ path }) => path)).toEqual([
      'models/bike/targets/core.s1.yaml',
    ]);
    expect(after.read('models/bike/targets/core.s1.yaml')).toBe(
      [
        '# one sorted line a site',
        '- {site: edge-00, run: r0.sno-std}',
        '- {site: edge-01, run: r0.sno-std}',
        '- {site: edge-03, run: r1.sno-std}',
        '- {site: edge-04, run: r0.sno-std}',
        '# the flagship store',
        '- {site: edge-05, run: r1.ha-gpu}',
        '- {site: edge-06, run: v2.sno-std, until: 2026-12-31, why: INC-7}',
        '',
      ].join('\n'),
    );
    expect(plan.findings).toEqual([]);
  });

  it('is nothing to do for sites that have it', () => {
    const plan = kserveSitesLayout.plan(
      tree,
      deploy({ ...bike, sites: sites('edge-01') }),
      context,
    );
    expect(plan).toEqual({
      files: [],
      applications: { added: 0, removed: 0 },
      sites: [{ hub: 'core', name: 'edge-01' }],
      findings: [],
    });
  });

  it('gets a class that it has not run on, and says so in its settings', () => {
    const { plan, after } = planByTheLaws(
      kserveSitesLayout,
      tree,
      deploy({ ...bike, sites: sites('kn-1') }),
      context,
    );
    expect(plan.files.map(({ path }) => path)).toEqual([
      'models/bike/classes/sno-kn/kustomization.yaml',
      'models/bike/model.yaml',
      'models/bike/run/r0.sno-kn/kustomization.yaml',
      'models/bike/targets/core.s1.yaml',
    ]);
    expect(after.read('models/bike/model.yaml')).toContain(
      'classes:\n  # gpu sites first\n  - ha-gpu\n  - sno-kn\n  - sno-std   # shops\n',
    );
    expect(plan.findings).toContainEqual(
      expect.objectContaining({ id: 'class-added', state: 'warn' }),
    );
  });

  it('takes the class that does the same under another name', () => {
    const { after } = planByTheLaws(
      kserveSitesLayout,
      tree,
      deploy({
        ...bike,
        sites: sites('gpu-ha'),
        accelerator: { resource: 'nvidia.com/gpu', count: 1 },
      }),
      context,
    );
    expect(after.read('models/bike/targets/core.s1.yaml')).toContain(
      '- {site: gpu-ha, run: r0.ha-gpu}',
    );
  });

  it('fails a ring that would be too large', () => {
    const plan = kserveSitesLayout.plan(
      tree,
      deploy({ ...bike, sites: sites('edge-00', 'edge-02', 'edge-04') }),
      context,
    );
    expect(plan.findings).toContainEqual(
      expect.objectContaining({
        id: 'ring-too-large',
        state: 'fail',
        title: 'Ring r0 of bike may hold 3 sites and would hold 4',
      }),
    );
  });

  it('warns when its sites read another repository', () => {
    const plan = kserveSitesLayout.plan(
      tree,
      deploy({ ...bike, sites: sites('edge-00') }),
      { ...context, repoUrl: 'https://git.example.com/fork/models.git' },
    );
    expect(plan.findings).toContainEqual(
      expect.objectContaining({ id: 'foreign-repo', state: 'warn' }),
    );
  });
});
