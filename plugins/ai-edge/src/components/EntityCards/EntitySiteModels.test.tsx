import { screen, within } from '@testing-library/react';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { EntitySiteModels } from './EntitySiteModels';

describe('EntitySiteModels', () => {
  it('lists the models of the site', async () => {
    renderForEntity(<EntitySiteModels />, {
      'ai-edge/site': 'core/plant-graz-01',
    });
    const table = await screen.findByRole('grid', {
      name: 'Models: core/plant-graz-01',
    });
    expect(
      await within(table).findByRole('link', { name: 'vision-qc' }),
    ).toBeInTheDocument();
  });
});
