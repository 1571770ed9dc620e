import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { renderAt } from '../../__testUtils__/renderAt';
import { PasteChooser } from './PasteChooser';

const hubs = (...names: string[]) =>
  createFixtureApi({
    getSitesSummary: async () => ({
      totalItems: 0,
      facets: { hub: names.map(value => ({ value, count: 1 })) },
      asOf: new Date().toISOString(),
      complete: true,
    }),
  });

describe('PasteChooser', () => {
  it('starts with what was chosen before and changes nothing by itself', async () => {
    const onChange = jest.fn();
    renderAt(
      <PasteChooser names={[{ hub: 'core', name: 'a' }]} onChange={onChange} />,
      { api: hubs('core') },
    );
    expect(await screen.findByRole('textbox')).toHaveValue('core/a');
    expect(onChange).not.toHaveBeenCalled();
  });

  it('asks for the hub where there are several', async () => {
    const onChange = jest.fn();
    renderAt(<PasteChooser names={[]} onChange={onChange} />, {
      api: hubs('core', 'west'),
    });
    await userEvent.type(await screen.findByRole('textbox'), 'a west/b');
    expect(
      await screen.findByText('Write hub/name for: a'),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(onChange).toHaveBeenLastCalledWith([{ hub: 'west', name: 'b' }]),
    );
  });
});
