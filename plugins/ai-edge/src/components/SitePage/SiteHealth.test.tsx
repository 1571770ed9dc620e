import type { SiteDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { screen, within } from '@testing-library/react';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { before } from '../../__testUtils__/fixtureSites';
import { renderAt } from '../../__testUtils__/renderAt';
import { SitesTab } from '../AiEdgePages';

async function renderHealth(part: Partial<SiteDetail>, name = 'plant-graz-01') {
  const { getSite } = createFixtureApi();
  const site = await getSite({ hub: 'core', name });
  renderAt(<SitesTab />, {
    api: createFixtureApi({ getSite: async () => ({ ...site, ...part }) }),
    url: `/ai-edge/sites/core/${name}/health`,
    mountPath: '/ai-edge/sites/*',
  });
  await screen.findByRole('region', { name: 'Conditions' });
}
const region = (name: string) => screen.getByRole('region', { name });
const rows = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent);

const LIVE: NonNullable<SiteDetail['live']> = {
  asOf: before(3_000),
  addons: [
    { name: 'work-manager', state: 'degraded', message: 'Lease is old.' },
  ],
  policies: [
    { name: 'namespaces', compliance: 'compliant', remediation: 'enforce' },
    {
      namespace: 'policies',
      name: 'signed-images',
      compliance: 'nonCompliant',
      remediation: 'inform',
      message: 'violation - not found',
    },
  ],
  nodes: [
    { name: 'node-0', roles: ['worker'], ready: false, arch: 'amd64' },
    { name: 'node-1', roles: [] },
  ],
  release: {
    version: '4.20.3',
    channel: 'stable-4.20',
    desiredVersion: '4.20.5',
    upgradeFailed: true,
    availableUpdates: ['4.20.4', '4.20.5'],
    history: [
      { version: '4.20.3', state: 'Completed' },
      { version: '4.19.9', state: 'Completed' },
    ],
  },
};

describe('SiteHealth', () => {
  it('shows what was read for it, what is wrong first, with its age', async () => {
    await renderHealth({ live: LIVE });
    expect(rows('Add-ons')).toEqual(['work-managerdegradedLease is old.']);
    expect(rows('Policies')).toEqual([
      'signed-imagesNot compliantinformviolation - not found',
      'namespacesCompliantenforce',
    ]);
    expect(rows('Nodes')[0]).toMatch(/^node-0Not readyworkeramd64-not known/);
    expect(rows('Nodes')[1]).toMatch(/^node-1-not known/);
    expect(region('Add-ons')).toHaveTextContent(/Read from the hub \d+ s ago$/);
    expect(region('Versions')).toHaveTextContent(
      /The update to 4\.20\.5 has failed\..*On its way to4\.20\.5Available updates4\.20\.4, 4\.20\.5Before4\.19\.9 \(Completed\)/,
    );
  });

  it('says why it could not be read and shows what is kept', async () => {
    await renderHealth({
      live: { asOf: before(0), message: 'Policies: the hub forbids it.' },
    });
    expect(
      screen.getByText(
        'Policies: the hub forbids it. Where it is known, what the fleet keeps is shown instead.',
      ),
    ).toBeInTheDocument();
    expect(region('Add-ons')).toHaveTextContent(
      /cluster-proxyavailableAs the fleet keeps it \d+ s ago$/,
    );
    expect(region('Policies')).toHaveTextContent(/^PoliciesCompliant5/);
    expect(region('Nodes')).toHaveTextContent('not known: ');
  });

  it('calls nothing of a silent site so, but as last seen', async () => {
    await renderHealth({ live: LIVE }, 'store-berlin-03');
    expect(rows('Nodes')[0]).toMatch(/^node-0Not ready, as last seen/);
    expect(
      within(region('Policies')).getByText(/^Not compliant, /).parentElement,
    ).toHaveAttribute('data-look', 'not-known');
  });

  it('shows what workloads may have, and what chose the site', async () => {
    await renderHealth({
      allocatable: { cpuCores: 30, memoryBytes: 1024 ** 3, accelerators: [] },
      clusterSets: ['plants-eu', 'global'],
      placements: ['gitops/all-sites'],
      lastContactUncertain: true,
    });
    expect(rows('Capacity')).toEqual([
      'CPU32 cores30 cores',
      'Memory128 GiB1 GiB',
      'nvidia.com/gpu, NVIDIA-L44-not known: the source does not say',
    ]);
    expect(region('Placements and sets')).toHaveTextContent(
      'gitops/all-sitesCluster setsplants-eu, global',
    );
    expect(
      screen.getByText(/by its own clock, which may be wrong/),
    ).toBeInTheDocument();
  });

  it('asks no Kubernetes facts of a device', async () => {
    await renderHealth({
      kind: 'device',
      displayName: 'kiosk-1',
      capacity: undefined,
      availability: {
        state: 'available',
        reason: 'Degraded',
        message: 'an application has failed',
      },
    });
    expect(
      screen.getAllByRole('region').map(element => element.textContent),
    ).not.toContainEqual(
      expect.stringMatching(/^(Add-ons|Policies|Nodes|Capacity|Taints|Place)/),
    );
    expect(
      screen.getByText('Degraded: an application has failed'),
    ).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'kiosk-1' })).toBeVisible();
  });
});
