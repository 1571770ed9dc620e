import { screen } from '@testing-library/react';
import { fixturePreview } from '../../__testUtils__/fixturePreview';
import { renderAt } from '../../__testUtils__/renderAt';
import { LazyDiffView } from './LazyDiffView';

const [updated, created] = fixturePreview({
  kind: 'update',
  gitops: 'near-edge',
  model: { name: 'bike' },
  artifact: { uri: 'oci://quay.io/edge/bike@sha256:00' },
}).files;

describe('LazyDiffView', () => {
  it('draws added lines with a plus beside their number', async () => {
    renderAt(<LazyDiffView diff={updated.diff} label="Change of x" />);
    expect(
      await screen.findByRole('region', { name: 'Change of x' }),
    ).toHaveTextContent('store-berlin-03');
    expect(screen.getByText('+', { exact: false })).toHaveTextContent('3');
  });

  it('draws a new file', async () => {
    renderAt(<LazyDiffView diff={created.diff} label="Change of y" />);
    expect(await screen.findByText(/kind: Component/)).toBeInTheDocument();
  });
});
