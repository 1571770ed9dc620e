import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { currentUrl, renderAt } from '../../__testUtils__/renderAt';
import { silentHub } from '../../__testUtils__/silentHub';
import { DeploymentsTab } from '../AiEdgePages';

const renderDeployment = (path: string, api = createFixtureApi()) =>
  renderAt(<DeploymentsTab />, {
    url: `/ai-edge/deployments/core/${path}`,
    mountPath: '/ai-edge/deployments/*',
    api,
  });
const BIKE = 'bike-rentals/InferenceService/bike-rentals';

describe('DeploymentPage', () => {
  it('says the standing in one sentence and draws the gap', async () => {
    renderDeployment(`store-berlin-02/${BIKE}`);
    expect(
      await screen.findByText(/main wants v2.0.0, the site runs v1.3.0/),
    ).toBeInTheDocument();
    const line = screen.getByRole('list', {
      name: 'The way of this deployment',
    });
    const steps = within(line).getAllByRole('listitem');
    expect(steps.map(step => step.textContent)).toEqual([
      'proposed',
      'merged',
      'on site v1.3.0',
    ]);
    expect(screen.getByRole('link', { name: 'Pull request' })).toHaveAttribute(
      'href',
      'https://gitea.example.com/edge/near-edge/pulls/214',
    );
  });

  it('lists conditions, artifact, traffic and endpoint', async () => {
    renderDeployment(`store-berlin-01/${BIKE}`);
    const conditions = await screen.findByRole('table', { name: 'Conditions' });
    expect(within(conditions).getAllByRole('rowheader')).toHaveLength(3);
    expect(screen.getByRole('region', { name: 'Artifact' })).toHaveTextContent(
      'oci://quay.io/edge/bike-rentals@sha256:',
    );
    const traffic = screen.getByRole('region', { name: 'Traffic' });
    expect(traffic).toHaveTextContent('v2.0.090 %');
    expect(traffic).toHaveTextContent(
      'https://bike-rentals.apps.store-berlin-01.example.com',
    );
  });

  it('claims nothing for a deployment that no site has reported', async () => {
    renderDeployment(`store-boston-01/${BIKE}`);
    const line = await screen.findByRole('list', {
      name: 'The way of this deployment',
    });
    expect(line).toHaveTextContent('on site not there yet');
    expect(
      screen.getByText('The site reported no condition.'),
    ).toBeInTheDocument();
    expect(screen.getByText('No endpoint is reported.')).toBeInTheDocument();
  });

  it('shows each panel or the reason why there is nothing to draw', async () => {
    renderDeployment(`store-berlin-01/${BIKE}/metrics`);
    const panel = (name: string) => screen.findByRole('region', { name });
    expect(await panel('Errors')).toHaveTextContent(
      'This hub does not collect ovms_requests_fail.',
    );
    expect(await panel('Saturation')).toHaveTextContent(
      'No requests in this period.',
    );
    expect(await panel('Accelerator')).toHaveTextContent(
      'No metrics source is set for hub core.',
    );
    expect(await panel('Response time')).toHaveTextContent(
      'Partial: 1 of 3 stores did not answer.',
    );
  });

  it('offers the samples as a table, with gaps as gaps', async () => {
    renderDeployment(`store-berlin-01/${BIKE}/metrics`);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Table: Requests' }),
    );
    const table = await screen.findByRole('table', {
      name: 'Requests over 1 hour',
    });
    expect(within(table).getAllByText('not known: no sample')).toHaveLength(5);
    expect(within(table).getAllByText(/ 1\/s$/)).toHaveLength(55);
  });

  it('keeps the period in the address and asks for it', async () => {
    const getDeploymentMetrics = jest.fn(
      createFixtureApi().getDeploymentMetrics,
    );
    renderDeployment(
      `store-berlin-01/${BIKE}/metrics`,
      createFixtureApi({ getDeploymentMetrics }),
    );
    await userEvent.click(
      await screen.findByRole('radio', { name: '24 hours' }),
    );
    expect(currentUrl().searchParams.get('range')).toBe('24h');
    expect(getDeploymentMetrics).toHaveBeenLastCalledWith(
      expect.objectContaining({ site: 'store-berlin-01' }),
      { range: '24h' },
      expect.anything(),
    );
  });

  it('draws a deployment as last seen while its hub does not answer', async () => {
    const { getDeployment } = createFixtureApi();
    renderDeployment(
      `store-berlin-02/${BIKE}`,
      createFixtureApi({
        sources: [silentHub()],
        getDeployment: async ref => ({
          ...(await getDeployment(ref)),
          live: false,
        }),
      }),
    );
    expect(
      await screen.findByText(/^Hub core has not answered since /),
    ).toBeInTheDocument();
    expect(screen.getByText('Behind, 2 h ago').parentElement).toHaveAttribute(
      'data-look',
      'not-known',
    );
    expect(screen.getByRole('list', { name: /^The way/ })).toHaveTextContent(
      'on site v1.3.0, as last seen',
    );
    // The hub is away: nothing is said of the site.
    expect(screen.queryByText(/^This site has not/)).not.toBeInTheDocument();
  });
});
