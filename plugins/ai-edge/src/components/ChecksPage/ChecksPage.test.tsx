import type { CheckFinding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { before } from '../../__testUtils__/fixtureSites';
import { currentUrl, renderAt } from '../../__testUtils__/renderAt';
import { responseError } from '../../__testUtils__/responseError';
import { ChecksPage } from './ChecksPage';
import { SourcesRedirect } from './SourcesRedirect';

const FINDINGS: CheckFinding[] = [
  {
    id: 'clock-not-synced',
    scope: 'site',
    state: 'ok',
    title: 'Clocks of the sites are right',
  },
  {
    id: 'tls-verification-off:core',
    scope: 'hub',
    hub: 'core',
    state: 'warn',
    title: 'Certificates of hub core are not verified',
    detail: 'Whoever is on the way can read the token.',
    remedy: 'Set caFile.',
  },
  {
    id: 'hub-silent:west',
    scope: 'hub',
    hub: 'west',
    state: 'fail',
    title: 'Hub west is silent',
    detail: 'Its 4 sites are shown as they were last seen.',
    remedy: 'Check that the portal reaches it.',
    asOf: before(3_600_000),
  },
  {
    id: 'source:core/search',
    scope: 'hub',
    hub: 'core',
    state: 'unknown',
    title: 'Source core/search is not there',
  },
];

const api = () =>
  createFixtureApi({
    getChecks: async () => ({ items: FINDINGS, asOf: before(12_000) }),
    getSources: async () => ({
      items: [
        {
          id: 'core/metrics',
          kind: 'metrics',
          hub: 'core',
          state: 'stale',
          since: before(2_400_000),
          asOf: before(2_460_000),
          message: 'connect ETIMEDOUT',
          gives: 'Latency of each model.',
          remedy: 'Check metrics of the hub.',
        },
        {
          id: 'core/search',
          kind: 'search',
          hub: 'core',
          state: 'absent',
          gives: 'Models that nobody has in Git.',
          remedy: 'Configure search.',
        },
        { id: 'git:near-edge', kind: 'git', state: 'ok', asOf: before(2_000) },
      ],
      gitops: [
        {
          name: 'near-edge',
          url: 'https://gitea.example.com/edge/near-edge',
          forge: 'gitea',
          branch: 'main',
          layout: 'kserve-sites',
          hubs: ['core'],
        },
      ],
    }),
  });

const render = (url = '/ai-edge/checks') =>
  renderAt(<ChecksPage />, { url, api: api() });
const titles = async () =>
  (await screen.findAllByRole('heading', { level: 4 })).map(
    ({ textContent }) => textContent,
  );

describe('ChecksPage', () => {
  it('shows what each source said, since when, and what would get what is missing', async () => {
    render();
    const table = await screen.findByRole('table', {
      name: 'Sources of hub core',
    });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'core/metricsLatency of each model.Stale40 min41 min agoconnect ETIMEDOUTWhat to do: Check metrics of the hub.',
      'core/searchModels that nobody has in Git.Absent-not known: the source does not say-not known: neverHow to get it: Configure search.',
    ]);
    expect(within(rows[1]).getByText('Absent').parentElement).toHaveAttribute(
      'data-look',
      'resting',
    );
    expect(
      screen.getByRole('table', { name: /^Sources of no hub/ }),
    ).toHaveTextContent('git:near-edge');
    expect(screen.getByRole('link', { name: 'near-edge' })).toHaveAttribute(
      'href',
      'https://gitea.example.com/edge/near-edge',
    );
  });

  it('lists what failed first, open, and says nothing of a source twice', async () => {
    render();
    expect(await titles()).toEqual([
      'FailedHub west is silent',
      'WarningCertificates of hub core are not verified',
      'PassedClocks of the sites are right',
    ]);
    const open = screen.getByRole('button', { name: /Hub west is silent/ });
    expect(open).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.getByRole('region', { name: 'Checks of hub west' }),
    ).toHaveTextContent(
      /Why it mattersIts 4 sites are shown as they were last seen\.What to doCheck that the portal reaches it\. Copy Checked1\d s ago, by an answer of 1 h ago$/,
    );
    expect(
      screen.getByRole('button', { name: /Certificates of hub core/ }),
    ).toHaveAttribute('aria-expanded', 'false');
  });

  it('copies what to do', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    render();
    await user.click(
      (
        await screen.findAllByRole('button', { name: 'Copy' })
      )[0],
    );
    expect(await screen.findByText('Copied')).toBeInTheDocument();
    expect(write).toHaveBeenCalledWith('Check that the portal reaches it.');
  });

  it('filters by the scope and the states of the address', async () => {
    render('/ai-edge/checks?scope=hub&state=fail');
    expect(await titles()).toEqual(['FailedHub west is silent']);
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Sites' }));
    expect(
      await screen.findByText('No check matches these filters.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Passed 1' }));
    await waitFor(async () =>
      expect(await titles()).toEqual(['PassedClocks of the sites are right']),
    );
    expect(currentUrl().search).toBe('?scope=site&state=fail&state=ok');
  });

  it('says which permission is missing', async () => {
    const error = await responseError(403, 'no');
    renderAt(<ChecksPage />, {
      api: createFixtureApi({
        getSources: async () => {
          throw error;
        },
      }),
    });
    expect(
      await screen.findByText(/It needs the permission aiEdge.source.read/),
    ).toBeInTheDocument();
  });

  it('is where the old address of the sources leads', async () => {
    renderAt(<SourcesRedirect />, { url: '/ai-edge/sources' });
    await waitFor(() => expect(currentUrl().pathname).toBe('/ai-edge/checks'));
  });
});
