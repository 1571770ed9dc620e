import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { renderForm, step } from '../../__testUtils__/renderForm';
import { responseError } from '../../__testUtils__/responseError';

const steps = [step('Repository', 'gitops', 'GitOpsRepositoryPicker')];
const finish = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Create' }));
};

describe('GitOpsRepositoryPicker', () => {
  it('has chosen the only repository already', async () => {
    const { onCreate } = renderForm({ steps });
    expect(
      await screen.findByText('kserve-sites layout, main'),
    ).toBeInTheDocument();
    await finish();
    expect(onCreate.mock.calls[0][0]).toEqual({ gitops: 'near-edge' });
  });

  it('chooses none of several by itself', async () => {
    const { gitops } = await createFixtureApi().getSources();
    const { onCreate } = renderForm({
      steps,
      api: createFixtureApi({
        getSources: async () => ({
          items: [],
          gitops: [...gitops, { ...gitops[0], name: 'far-edge' }],
        }),
      }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /Choose a repository/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'far-edge' }),
    );
    await finish();
    expect(onCreate.mock.calls[0][0]).toEqual({ gitops: 'far-edge' });
  });

  it('says why there is no choice', async () => {
    const error = await responseError(403, 'Unauthorized');
    renderForm({
      steps,
      api: createFixtureApi({
        getSources: async () => {
          throw error;
        },
      }),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The repositories could not be read: Unauthorized',
    );
  });
});
