import { screen } from '@testing-library/react';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { silentHub } from '../../__testUtils__/silentHub';
import { EdgeSiteCard } from './EdgeSiteCard';

describe('EdgeSiteCard', () => {
  it('shows the site of the annotation and leads to its page', async () => {
    renderForEntity(<EdgeSiteCard />, {
      'ai-edge/site': 'core/store-berlin-03',
    });
    expect(await screen.findByText('Unknown, 9 h')).toBeInTheDocument();
    expect(screen.getByText('2 last seen')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open in AI Edge' }),
    ).toHaveAttribute('href', '/ai-edge/sites/core/store-berlin-03');
  });

  it('says what is wrong with an annotation that names no site', async () => {
    renderForEntity(<EdgeSiteCard />, { 'ai-edge/site': 'store-berlin-03' });
    expect(
      await screen.findByText(
        'The annotation ai-edge/site must have the form hub/name, not "store-berlin-03".',
      ),
    ).toBeInTheDocument();
  });

  it('shows the site as last seen while its hub does not answer', async () => {
    renderForEntity(
      <EdgeSiteCard />,
      { 'ai-edge/site': 'core/plant-graz-01' },
      { api: createFixtureApi({ sources: [silentHub()] }) },
    );
    expect(
      await screen.findByText(/^Hub core has not answered since /),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^Available, 2 h ago$/).parentElement,
    ).toHaveAttribute('data-look', 'not-known');
    expect(screen.getByText('3 last seen')).toBeInTheDocument();
  });

  it('shows no count of deployments that the reader may not see', async () => {
    const { getSite } = createFixtureApi();
    renderForEntity(
      <EdgeSiteCard />,
      { 'ai-edge/site': 'core/plant-graz-01' },
      {
        api: createFixtureApi({
          getSite: async ref => ({
            ...(await getSite(ref)),
            deployments: undefined,
          }),
        }),
      },
    );
    expect(
      await screen.findByText(
        'not known: you may see no deployment of this site',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText('0')).not.toBeInTheDocument();
  });
});
