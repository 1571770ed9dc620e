import { screen } from '@testing-library/react';
import { before } from '../../__testUtils__/fixtureSites';
import { renderAt } from '../../__testUtils__/renderAt';
import { Count } from './Count';

describe('Count', () => {
  it('draws a true zero as 0', async () => {
    renderAt(<Count value={0} asOf={before(0)} reason="nobody knows" />);
    expect(await screen.findByText('0')).toBeInTheDocument();
    expect(screen.queryByText(/not known/)).not.toBeInTheDocument();
  });

  it('draws what is not known as a dash that says why', async () => {
    renderAt(
      <Count value={undefined} asOf={before(0)} reason="the site is silent" />,
    );
    expect(
      await screen.findByText('not known: the site is silent'),
    ).toBeInTheDocument();
    expect(screen.getByText('-')).toHaveAttribute('aria-hidden', 'true');
    expect(screen.queryByText('0')).not.toBeInTheDocument();
  });

  it('marks a number that is not fresh with its age', async () => {
    renderAt(<Count value={3482} asOf={before(300_000)} reason="" />);
    expect(
      await screen.findByText((3482).toLocaleString()),
    ).toBeInTheDocument();
    expect(screen.getByRole('img', { name: '5 min ago' })).toBeInTheDocument();
  });
});
