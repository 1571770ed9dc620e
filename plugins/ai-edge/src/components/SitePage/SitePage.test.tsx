import { screen, within } from '@testing-library/react';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { renderAt } from '../../__testUtils__/renderAt';
import { silentHub } from '../../__testUtils__/silentHub';
import { SitesTab } from '../AiEdgePages';

const renderSite = (path: string, api = createFixtureApi()) =>
  renderAt(<SitesTab />, {
    api,
    url: `/ai-edge/sites/${path}`,
    mountPath: '/ai-edge/sites/*',
  });

describe('SitePage', () => {
  it('says since when a silent site has not reported and shows its models as last seen', async () => {
    renderSite('core/store-berlin-03');
    expect(
      await screen.findByText(
        /^This site has not reported since .*\d\d:\d\d\.$/,
      ),
    ).toBeInTheDocument();
    const table = await screen.findByRole('grid', {
      name: 'Models: core/store-berlin-03',
    });
    expect(
      within(table).getByRole('columnheader', { name: 'State, last seen' }),
    ).toBeInTheDocument();
    expect(
      await within(table).findByText('Ready, 9 h ago'),
    ).toBeInTheDocument();
    expect(within(table).queryByText('Ready')).not.toBeInTheDocument();
  });

  it('shows conditions, add-ons, policies, capacity and taints', async () => {
    renderSite('core/plant-graz-01/health');
    const conditions = await screen.findByRole('table', { name: 'Conditions' });
    expect(
      within(conditions).getByRole('rowheader', {
        name: 'ManagedClusterConditionAvailable',
      }),
    ).toBeInTheDocument();
    const region = (name: string) => screen.getByRole('region', { name });
    expect(region('Add-ons')).toHaveTextContent('cluster-proxy');
    expect(region('Policies')).toHaveTextContent(/Compliant5Not compliant0/);
    expect(region('Capacity')).toHaveTextContent('128 GiB');
    expect(region('Capacity')).toHaveTextContent('nvidia.com/gpu, NVIDIA-L44');
    expect(region('Taints')).toHaveTextContent(
      'No taint keeps workloads away.',
    );
  });

  it('makes up nothing for a site that has not joined', async () => {
    renderSite('core/store-munich-02/health');
    expect(
      await screen.findByText('The site has not reported its capacity.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('No policy is known for this site.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('This site has not joined its hub yet.'),
    ).toBeInTheDocument();
  });

  it('warns that hand-applied models would not show', async () => {
    renderSite('core/store-munich-01');
    expect(
      await screen.findByText('Models applied by hand would not show here.'),
    ).toBeInTheDocument();
  });

  it('draws a site as last seen while its hub does not answer', async () => {
    renderSite(
      'core/plant-graz-01',
      createFixtureApi({ sources: [silentHub()] }),
    );
    expect(
      await screen.findByText(
        /^Hub core has not answered since .*\d\d:\d\d \(2 h\)\. Its sites are shown as last seen\.$/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^Available, 2 h ago$/).parentElement,
    ).toHaveAttribute('data-look', 'not-known');
    expect(screen.queryByText(/^This site has not/)).not.toBeInTheDocument();
    const table = await screen.findByRole('grid', { name: /^Models: / });
    await within(table).findByRole('columnheader', {
      name: 'State, last seen',
    });
    for (const label of within(table).getAllByText(
      /^(Ready|In step|Failed|Starting|Behind), \d+ \w+ ago$/,
    )) {
      expect(label.parentElement).toHaveAttribute('data-look', 'not-known');
    }
    expect(within(table).queryByText('Ready')).not.toBeInTheDocument();
    expect(within(table).queryByText('In step')).not.toBeInTheDocument();
  });

  it('draws a site as it is while another hub does not answer', async () => {
    renderSite(
      'core/plant-graz-01',
      createFixtureApi({ sources: [silentHub('west')] }),
    );
    expect(
      (await screen.findByText('Available')).parentElement,
    ).toHaveAttribute('data-look', 'good');
    expect(screen.queryByText(/has not answered/)).not.toBeInTheDocument();
  });

  it('does not hide a site because its sources cannot be asked', async () => {
    renderSite(
      'core/plant-graz-01',
      createFixtureApi({
        getSites: async () => {
          throw new Error('no lists today');
        },
      }),
    );
    expect(await screen.findByText('Available')).toBeInTheDocument();
  });
});
