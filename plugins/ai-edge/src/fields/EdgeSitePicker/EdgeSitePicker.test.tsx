import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { renderForm, step } from '../../__testUtils__/renderForm';
import { responseError } from '../../__testUtils__/responseError';

const steps = [
  step('Sites', 'sites', 'EdgeSitePicker'),
  step('Repository', 'gitops', 'GitOpsRepositoryPicker'),
];
const next = () =>
  userEvent.click(screen.getByRole('button', { name: 'Next' }));
const finish = async () => {
  await userEvent.click(await screen.findByRole('button', { name: 'Review' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Create' }));
};
const mode = async (name: string) =>
  userEvent.click(await screen.findByRole('radio', { name }));

describe('EdgeSitePicker', () => {
  it('selects by query, says what it comes to, and hands on exactly that filter', async () => {
    const { onCreate } = renderForm({ steps });
    await userEvent.click(
      await screen.findByRole('button', { name: /Cluster set/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /retail-emea/ }),
    );
    await userEvent.keyboard('{Escape}');
    expect(
      await screen.findByText(
        /^5 sites. 2 have not reported and take it when they return. Sites that join later are not included.$/,
      ),
    ).toBeInTheDocument();
    await next();
    await finish();
    expect(onCreate.mock.calls[0][0]).toEqual({
      sites: { filter: { clusterSet: 'retail-emea' } },
      gitops: 'near-edge',
    });
  });

  it('does not take an empty query for all sites', async () => {
    renderForm({ steps });
    await screen.findByRole('grid', { name: 'Sites' });
    await next();
    expect(
      await screen.findAllByText(/Choose at least one site\./),
    ).not.toHaveLength(0);
    expect(screen.getByRole('button', { name: 'Next' })).toBeInTheDocument();
  });

  it('keeps ticks over a search, and Enter in the search does not go on', async () => {
    const { onCreate } = renderForm({ steps });
    await mode('By hand');
    const tick = async (name: RegExp) =>
      userEvent.click(
        within(await screen.findByRole('row', { name })).getByRole('checkbox'),
      );
    await tick(/store-berlin-01/);
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search sites' }),
      'plant{Enter}',
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('row', { name: /store-berlin-02/ }),
      ).not.toBeInTheDocument(),
    );
    await tick(/plant-graz-01/);
    expect(await screen.findByText(/^2 sites\./)).toBeInTheDocument();
    await next();
    await finish();
    expect(onCreate.mock.calls[0][0].sites).toEqual({
      names: [
        { hub: 'core', name: 'store-berlin-01' },
        { hub: 'core', name: 'plant-graz-01' },
      ],
    });
  });

  it('names pasted sites that match nothing and does not go on with them', async () => {
    const { onCreate } = renderForm({ steps });
    await mode('Paste names');
    const box = await screen.findByRole('textbox', { name: /Site names/ });
    await userEvent.type(box, 'store-berlin-01 core/nowhere');
    expect(
      await screen.findByText('1 name matches nothing: core/nowhere'),
    ).toBeInTheDocument();
    await next();
    await screen.findAllByText(/matches nothing/);
    expect(screen.getByRole('button', { name: 'Next' })).toBeInTheDocument();
    await userEvent.clear(box);
    await userEvent.type(box, 'store-berlin-01');
    await screen.findByText(/^1 site\./);
    await next();
    await finish();
    expect(onCreate.mock.calls[0][0].sites).toEqual({
      names: [{ hub: 'core', name: 'store-berlin-01' }],
    });
  });

  it('shows what was chosen before when the step is entered again', async () => {
    renderForm({
      steps,
      formData: { sites: { names: [{ hub: 'core', name: 'plant-graz-01' }] } },
    });
    expect(await screen.findByRole('radio', { name: 'By hand' })).toBeChecked();
    const table = await screen.findByRole('grid', { name: 'Sites' });
    expect(
      within(
        within(table).getByRole('row', { name: /plant-graz-01/ }),
      ).getByRole('checkbox'),
    ).toBeChecked();
  });

  it('never draws a count that failed as 0', async () => {
    const error = await responseError(500, 'the fleet is not read yet');
    renderForm({
      steps,
      formData: { sites: { filter: { region: 'us-east' } } },
      api: createFixtureApi({
        resolveSites: async () => {
          throw error;
        },
      }),
    });
    expect(
      await screen.findByText(
        'The count could not be read: the fleet is not read yet',
      ),
    ).toBeInTheDocument();
    await next();
    expect(screen.getByRole('button', { name: 'Next' })).toBeInTheDocument();
    expect(screen.queryByText('No site matches.')).not.toBeInTheDocument();
  });

  it('leaves out the sites that the person may not change, by name', async () => {
    const resolve = createFixtureApi().resolveSites;
    const forbidden = { hub: 'core', name: 'store-boston-01' };
    renderForm({
      steps,
      formData: { sites: { filter: { region: 'us-east' } } },
      api: createFixtureApi({
        resolveSites: async (request, options) => {
          const result = await resolve(request, options);
          const isIn = result.refs.some(({ name }) => name === forbidden.name);
          return { ...result, notAllowed: isIn ? [forbidden] : [] };
        },
      }),
    });
    expect(
      await screen.findByText(
        'You may not change 1 of them: core/store-boston-01',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Leave them out' }),
    );
    expect(await screen.findByText(/^1 site\./)).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'By hand' })).toBeChecked();
    expect(screen.queryByText(/You may not change/)).not.toBeInTheDocument();
  });
});
