import { screen } from '@testing-library/react';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
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
});
