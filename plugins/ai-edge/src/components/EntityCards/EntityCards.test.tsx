import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import { renderAt } from '../../__testUtils__/renderAt';
import { EdgeSiteCard } from './EdgeSiteCard';
import { EntitySiteModels } from './EntitySiteModels';
import { WhereItRunsCard } from './WhereItRunsCard';

const entity = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'thing', annotations },
});
const renderFor = (card: JSX.Element, annotations: Record<string, string>) =>
  renderAt(
    <EntityProvider entity={entity(annotations)}>{card}</EntityProvider>,
  );

describe('EdgeSiteCard', () => {
  it('shows the site of the annotation and leads to its page', async () => {
    renderFor(<EdgeSiteCard />, { 'ai-edge/site': 'core/store-berlin-03' });
    expect(await screen.findByText('Unknown, 9 h')).toBeInTheDocument();
    expect(screen.getByText('2 last seen')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open in AI Edge' }),
    ).toHaveAttribute('href', '/ai-edge/sites/core/store-berlin-03');
  });

  it('says what is wrong with an annotation that names no site', async () => {
    renderFor(<EdgeSiteCard />, { 'ai-edge/site': 'store-berlin-03' });
    expect(
      await screen.findByText(
        'The annotation ai-edge/site must have the form hub/name, not "store-berlin-03".',
      ),
    ).toBeInTheDocument();
  });
});

describe('EntitySiteModels', () => {
  it('lists the models of the site', async () => {
    renderFor(<EntitySiteModels />, { 'ai-edge/site': 'core/plant-graz-01' });
    const table = await screen.findByRole('grid', {
      name: 'Models: core/plant-graz-01',
    });
    expect(
      await within(table).findByRole('link', { name: 'vision-qc' }),
    ).toBeInTheDocument();
  });
});

describe('WhereItRunsCard', () => {
  it('lists the sites of the model, at most eight, and leads to the others', async () => {
    renderFor(<WhereItRunsCard />, { 'ai-edge/model': 'bike-rentals' });
    const table = await screen.findByRole('table', { name: 'Where it runs' });
    expect(within(table).getAllByRole('rowheader')).toHaveLength(8);
    expect(
      screen.getByRole('link', { name: 'All deployments of bike-rentals' }),
    ).toHaveAttribute('href', '/ai-edge/deployments?model=bike-rentals');
  });

  it('says so when it runs nowhere', async () => {
    renderFor(<WhereItRunsCard />, { 'ai-edge/model': 'nothing' });
    expect(
      await screen.findByText('No site that you may see runs nothing.'),
    ).toBeInTheDocument();
  });
});
