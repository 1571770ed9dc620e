import { screen, within } from '@testing-library/react';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { currentUrl, renderAt } from '../../__testUtils__/renderAt';
import { responseError } from '../../__testUtils__/responseError';
import { silentHub } from '../../__testUtils__/silentHub';
import { ModelsTab } from '../AiEdgePages';

const renderModel = (path: string, api = createFixtureApi()) =>
  renderAt(<ModelsTab />, {
    url: `/ai-edge/models/${path}`,
    mountPath: '/ai-edge/models/*',
    api,
  });

describe('ModelPage', () => {
  it('shows where each version runs, each number with its deployments', async () => {
    renderModel('bike-rentals');
    const table = await screen.findByRole('table', {
      name: 'Versions on sites',
    });
    expect(currentUrl().pathname).toBe('/ai-edge/models/bike-rentals/where');
    const row = within(table).getByRole('row', { name: /v1\.3\.0/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .slice(0, 5)
        .map(({ textContent }) => textContent),
    ).toEqual(['2', '1', '1', '0', '1']);
    const href = (name: string) =>
      within(row).getByRole('link', { name }).getAttribute('href');
    expect(href('Behind, v1.3.0: 1')).toBe(
      '/ai-edge/deployments?standing=behind&model=bike-rentals&version=v1.3.0',
    );
    expect(href('Not reporting, v1.3.0: 1')).toMatch(
      /^\/ai-edge\/deployments\?availability=unavailable&availability=unknown&.*model=bike-rentals&version=v1.3.0$/,
    );
    expect(href('retail-emea: 2 sites.')).toBe(
      '/ai-edge/deployments?clusterSet=retail-emea&model=bike-rentals&version=v1.3.0',
    );
    expect(
      screen.getByText(
        '2 sites are to get a version and have not reported it yet.',
      ),
    ).toBeInTheDocument();
  });

  it('names the latest version, sites, owner and format', async () => {
    renderModel('bike-rentals/where');
    await screen.findByRole('table', { name: 'Versions on sites' });
    expect(screen.getByText('group:default/retail')).toBeInTheDocument();
    expect(screen.getByText('onnx')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '6' })).toHaveAttribute(
      'href',
      '/ai-edge/deployments?model=bike-rentals',
    );
    expect(screen.getByRole('link', { name: 'Versions' })).toHaveAttribute(
      'href',
      '/ai-edge/models/bike-rentals/versions',
    );
  });

  it('claims no latest version where the versions have no order', async () => {
    renderModel('predictive-maintenance');
    await screen.findByRole('table', { name: 'Versions on sites' });
    expect(
      screen.getByText('not known: the versions have no order'),
    ).toBeInTheDocument();
    expect(screen.queryByText('latest')).not.toBeInTheDocument();
  });

  it('groups the sites as the address says', async () => {
    const getModel = jest.fn(createFixtureApi().getModel);
    renderModel(
      'bike-rentals/where?group=region',
      createFixtureApi({ getModel }),
    );
    expect(
      await screen.findByRole('columnheader', { name: 'Sites by region' }),
    ).toBeInTheDocument();
    expect(getModel).toHaveBeenCalledWith(
      'bike-rentals',
      { groupBy: 'region' },
      expect.anything(),
    );
  });

  it('lists the artifacts of each version and the rings', async () => {
    renderModel('bike-rentals/versions');
    const table = await screen.findByRole('table', {
      name: 'Artifacts of v2.0.0 latest',
    });
    expect(table).toHaveTextContent('oci://quay.io/edge/bike-rentals@sha256:');
    const rings = screen.getByRole('table', { name: 'Rings' });
    expect(within(rings).getByRole('link', { name: /^r1: / })).toHaveAttribute(
      'href',
      '/ai-edge/deployments?model=bike-rentals&ring=r1',
    );
  });

  it('takes a name with a slash as one name', async () => {
    const error = await responseError(404, 'no');
    const getModel = jest.fn(async () => {
      throw error;
    });
    renderModel('meta%2Fllama/where', createFixtureApi({ getModel }));
    expect(
      await screen.findByText(
        'There is no model meta/llama on a site that you may see.',
      ),
    ).toBeInTheDocument();
    expect(getModel).toHaveBeenCalledWith(
      'meta/llama',
      expect.anything(),
      expect.anything(),
    );
    expect(screen.getByRole('link', { name: 'All models' })).toHaveAttribute(
      'href',
      '/ai-edge/models',
    );
  });

  it('says which hub does not answer', async () => {
    renderModel(
      'bike-rentals/where',
      createFixtureApi({ sources: [silentHub()] }),
    );
    expect(
      await screen.findByText(/^Hub core has not answered since /),
    ).toBeInTheDocument();
  });
});
