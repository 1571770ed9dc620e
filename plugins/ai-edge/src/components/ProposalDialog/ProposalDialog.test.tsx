import type {
  DeploymentRef,
  Intent,
  Preview,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { fixturePreview } from '../../__testUtils__/fixturePreview';
import { currentUrl, renderAt } from '../../__testUtils__/renderAt';
import { responseError } from '../../__testUtils__/responseError';
import { ActionsMenu, OpenProposal } from '.';

const deployment: DeploymentRef = {
  hub: 'core',
  site: 'store-berlin-01',
  namespace: 'bike-rentals',
  kind: 'InferenceService',
  name: 'bike-rentals',
};
const subject = { model: 'bike-rentals', deployment, rings: ['r1'] };
const PROPOSED = {
  url: 'https://gitea.example.com/edge/near-edge/pulls/215',
  number: 215,
  branch: 'ai-edge/stop/bike-rentals',
  forge: 'gitea',
  created: true,
  files: 2,
};

function open(
  query: string,
  overrides: Partial<Preview> = {},
  methods: Partial<ReturnType<typeof createFixtureApi>> = {},
) {
  const previewProposal = jest.fn(async ({ intent }: { intent: Intent }) =>
    fixturePreview(intent, overrides),
  );
  const createProposal = jest.fn(async () => PROPOSED);
  renderAt(
    <>
      <ActionsMenu items={[{ kind: 'stop' }]} />
      <OpenProposal subject={subject} />
    </>,
    {
      url: `/ai-edge/deployments${query}`,
      api: createFixtureApi({
        getDeploymentHistory: async () => ({
          items: [],
          gitops: 'near-edge',
          complete: true,
          pageInfo: {},
        }),
        previewProposal,
        createProposal,
        ...methods,
      }),
    },
  );
  return { previewProposal, createProposal };
}
/** The button, when what it would do is planned. */
async function propose() {
  await screen.findByText(/^planned /);
  return screen.getByRole('button', { name: 'Open pull request' });
}

describe('ProposalDialog', () => {
  it('plans for the site, shows it, opens the pull request of that plan and leads to it', async () => {
    const { previewProposal, createProposal } = open('');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Actions' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Stop' }),
    );
    expect(currentUrl().searchParams.get('do')).toBe('stop');
    expect(
      await screen.findByRole('heading', {
        name: 'Stop bike-rentals, 3 sites',
      }),
    ).toBeVisible();
    const intent = {
      kind: 'stop',
      gitops: 'near-edge',
      model: { name: 'bike-rentals' },
      sites: { names: [{ hub: 'core', name: 'store-berlin-01' }] },
    };
    expect(previewProposal.mock.calls.map(([{ intent: one }]) => one)).toEqual([
      intent,
    ]);
    await userEvent.click(await propose());
    expect(createProposal).toHaveBeenCalledWith({
      intent,
      previewHash: 'a'.repeat(64),
    });
    expect(await screen.findByText('Pull request #215 is open.')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'See the change' }),
    ).toHaveAttribute('href', '/ai-edge/changes/near-edge/215');
    expect(
      screen.queryByRole('button', { name: 'Open pull request' }),
    ).not.toBeInTheDocument();
  });

  it('plans again for the ring when that is chosen', async () => {
    const { previewProposal } = open('?do=stop');
    await propose();
    await userEvent.click(
      screen.getByRole('radio', { name: 'All sites of ring r1' }),
    );
    await waitFor(() =>
      expect(previewProposal.mock.lastCall?.[0].intent).toEqual({
        kind: 'stop',
        gitops: 'near-edge',
        model: { name: 'bike-rentals' },
        ring: 'r1',
      }),
    );
  });

  it('goes back to a commit that the address names', async () => {
    const revision = 'b'.repeat(40);
    const { previewProposal } = open(`?do=rollback&revision=${revision}`);
    await propose();
    expect(previewProposal.mock.calls[0][0].intent).toMatchObject({
      kind: 'rollback',
      model: { name: 'bike-rentals' },
      revision,
    });
  });

  it('has no button where nothing changes or another one does it already', async () => {
    open('?do=stop', { files: [] });
    expect(await screen.findByText(/^Nothing to do/)).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Open pull request' }),
    ).not.toBeInTheDocument();
  });

  it('leads to the open one that does it already', async () => {
    open('?do=stop', { existing: { number: 214, url: 'https://forge/214' } });
    expect(
      await screen.findByRole('link', { name: '#214 already does this.' }),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Open pull request' }),
    ).not.toBeInTheDocument();
  });

  it('is off until the warnings are read', async () => {
    const warning = { id: 'x', state: 'warn' as const, title: 'Mind this' };
    open('?do=retire', { findings: [warning] });
    expect(await propose()).toBeDisabled();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'I have read this' }),
    );
    expect(await propose()).toBeEnabled();
  });

  it('says that the sites moved, and plans again', async () => {
    const error = await responseError(
      409,
      'inventory-moved: 1 site joined since the preview (4 sites now)',
    );
    const { previewProposal } = open(
      '?do=stop',
      {},
      { createProposal: () => Promise.reject(error) },
    );
    await userEvent.click(await propose());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'The sites have changed since you looked: 1 site joined since the preview (4 sites now)',
    );
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Plan again' }),
    );
    await waitFor(() => expect(previewProposal).toHaveBeenCalledTimes(2));
    await propose();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says that it is not allowed, and offers no button that works', async () => {
    const error = await responseError(403, 'core/store-berlin-01 is not yours');
    open('?do=stop', {}, { previewProposal: () => Promise.reject(error) });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not propose this: core/store-berlin-01 is not yours',
    );
    expect(
      screen.getByRole('button', { name: 'Open pull request' }),
    ).toBeDisabled();
  });

  it('closes on Esc and takes itself out of the address', async () => {
    open('?do=stop');
    await propose();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(currentUrl().search).toBe('');
  });
});
