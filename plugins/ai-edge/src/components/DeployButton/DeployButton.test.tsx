import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { templateRouteRef } from '../../routes';
import { renderAt } from '../../__testUtils__/renderAt';
import { DeployButton } from './DeployButton';

const template = '/create/templates/:namespace/:templateName';

describe('DeployButton', () => {
  it('leads to the template, with values that its form starts with', async () => {
    renderInTestApp(
      <DeployButton
        label="Deploy here"
        formData={{ sites: { names: [{ hub: 'core', name: 's' }] } }}
      />,
      { mountedRoutes: { [template]: templateRouteRef } },
    );
    const link = await screen.findByRole('link', { name: 'Deploy here' });
    const { pathname, searchParams } = new URL(
      link.getAttribute('href')!,
      'http://localhost',
    );
    expect(pathname).toBe('/create/templates/default/deploy-edge-model');
    expect(JSON.parse(searchParams.get('formData')!)).toEqual({
      sites: { names: [{ hub: 'core', name: 's' }] },
    });
  });

  it('is not there in a portal without software templates', () => {
    renderAt(<DeployButton />);
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
