import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderAt } from '../../__testUtils__/renderAt';
import { responseError } from '../../__testUtils__/responseError';
import { ErrorPanel } from './ErrorPanel';

const props = {
  things: 'sites',
  Things: 'Sites',
  permission: 'aiEdge.site.read',
  onRetry: () => {},
};

describe('ErrorPanel', () => {
  it('says which permission is missing and offers no second try', async () => {
    renderAt(<ErrorPanel {...props} error={await responseError(403, 'no')} />);
    expect(
      await screen.findByText(
        'You may not see sites. It needs the permission aiEdge.site.read; ask the platform team.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('leads back to the list from a thing that is not there', async () => {
    renderAt(
      <ErrorPanel
        {...props}
        error={await responseError(404, 'no')}
        notFound={{ text: 'There is none.', href: '/all', label: 'All sites' }}
      />,
    );
    expect(await screen.findByText('There is none.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All sites' })).toHaveAttribute(
      'href',
      '/all',
    );
  });

  it('alerts with the sentence of the backend and tries again', async () => {
    const onRetry = jest.fn();
    renderAt(
      <ErrorPanel
        {...props}
        onRetry={onRetry}
        error={await responseError(500, 'the index is not there')}
      />,
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Sites could not be loaded: the index is not there',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });
});
