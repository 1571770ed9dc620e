import { screen } from '@testing-library/react';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { renderAt } from '../../__testUtils__/renderAt';
import { responseError } from '../../__testUtils__/responseError';
import { DeploymentsTab } from './DeploymentsTab';
import { SitesTab } from './SitesTab';

describe('single pages of what is not there', () => {
  it('says that there is no such site, or that it may not be seen', async () => {
    const error = await responseError(404, 'no');
    renderAt(<SitesTab />, {
      url: '/ai-edge/sites/core/nowhere',
      mountPath: '/ai-edge/sites/*',
      api: createFixtureApi({
        getSite: async () => {
          throw error;
        },
      }),
    });
    expect(
      await screen.findByText(
        'There is no site nowhere on hub core, or you may not see it.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All sites' })).toHaveAttribute(
      'href',
      '/ai-edge/sites',
    );
  });

  it('says the same of a deployment', async () => {
    const error = await responseError(404, 'no');
    renderAt(<DeploymentsTab />, {
      url: '/ai-edge/deployments/core/s1/ns/InferenceService/bike',
      mountPath: '/ai-edge/deployments/*',
      api: createFixtureApi({
        getDeployment: async () => {
          throw error;
        },
      }),
    });
    expect(
      await screen.findByText(
        'There is no deployment bike on site s1 of hub core, or you may not see it.',
      ),
    ).toBeInTheDocument();
  });
});
