import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { SidebarLogo } from './SidebarLogo';

describe('SidebarLogo', () => {
  it('leads home and has a name while the sidebar is closed too', async () => {
    renderInTestApp(<SidebarLogo />);
    expect(
      await screen.findByRole('link', { name: 'AI Edge portal' }),
    ).toHaveAttribute('href', '/');
  });
});
