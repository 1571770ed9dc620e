import type { FormEvent } from 'react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderAt } from '../../__testUtils__/renderAt';
import { SearchBox } from './SearchBox';

const props = { label: 'Search', placeholder: 'Name', value: '' };
const box = () => screen.findByRole('searchbox', { name: 'Search' });

describe('SearchBox', () => {
  it('asks once after typing has paused', async () => {
    const onChange = jest.fn();
    renderAt(<SearchBox {...props} onChange={onChange} />);
    await userEvent.type(await box(), 'berlin');
    await waitFor(() => expect(onChange).toHaveBeenCalledWith('berlin'));
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('asks at once on Enter and does not submit the form around it', async () => {
    const onChange = jest.fn();
    const onSubmit = jest.fn((event: FormEvent) => event.preventDefault());
    renderAt(
      <form onSubmit={onSubmit}>
        <SearchBox {...props} onChange={onChange} />
        <button type="submit">Next</button>
      </form>,
    );
    await userEvent.type(await box(), 'x{Enter}');
    expect(onChange).toHaveBeenCalledWith('x');
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('leaves / to a field that is being typed in', async () => {
    renderAt(
      <>
        <input aria-label="Other" />
        <SearchBox {...props} onChange={() => {}} hasShortcut />
      </>,
    );
    const other = await screen.findByRole('textbox', { name: 'Other' });
    await userEvent.type(other, 'a/b');
    expect(other).toHaveValue('a/b');
    expect(other).toHaveFocus();
  });
});
