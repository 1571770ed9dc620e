import { screen, within } from '@testing-library/react';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { renderAt } from '../../__testUtils__/renderAt';
import { responseError } from '../../__testUtils__/responseError';
import { SourcesPage } from './SourcesPage';

describe('SourcesPage', () => {
  it('shows what each source last said', async () => {
    renderAt(<SourcesPage />);
    const table = await screen.findByRole('table', { name: 'Sources' });
    const row = (name: RegExp) => within(table).getByRole('row', { name });
    expect(row(/^core\/metrics/)).toHaveTextContent(
      'Stale40 min agoconnect ETIMEDOUT',
    );
    expect(row(/^core\/search/)).toHaveTextContent('Absent');
    expect(row(/^core\/search/)).toHaveTextContent('not known: never');
  });

  it('lists the repositories that changes go into', async () => {
    renderAt(<SourcesPage />);
    const table = await screen.findByRole('table', {
      name: 'GitOps repositories',
    });
    expect(
      within(table).getByRole('link', { name: 'near-edge' }),
    ).toHaveAttribute('href', 'https://gitea.example.com/edge/near-edge');
  });

  it('says which permission is missing', async () => {
    const error = await responseError(403, 'no');
    renderAt(<SourcesPage />, {
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
});
