import { screen, within } from '@testing-library/react';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { fixtureProposalDetail } from '../../__testUtils__/fixtureProposals';
import { renderAt } from '../../__testUtils__/renderAt';
import { responseError } from '../../__testUtils__/responseError';
import { ChangesTab } from '../AiEdgePages';

type GetProposal = ReturnType<typeof createFixtureApi>['getProposal'];

function renderChange(
  change: Parameters<typeof fixtureProposalDetail>[0] | GetProposal = {},
  tab = 'sites',
) {
  const getProposal =
    typeof change === 'function'
      ? change
      : async () => fixtureProposalDetail(change);
  return renderAt(<ChangesTab />, {
    url: `/ai-edge/changes/near-edge/214/${tab}`,
    mountPath: '/ai-edge/changes/*',
    api: createFixtureApi({ getProposal }),
  });
}

async function stagesShown() {
  const line = await screen.findByRole('list', {
    name: 'The way of this change',
  });
  return within(line)
    .getAllByRole('listitem')
    .map(step => [step.textContent, step.dataset.stage]);
}

describe('ChangePage', () => {
  it('draws how far a merged change is, and leads to those that lack it', async () => {
    renderChange();
    expect(await stagesShown()).toEqual([
      [expect.stringMatching(/^Proposed /), 'done'],
      ['Checks passed', 'done'],
      [expect.stringMatching(/^Merged /), 'done'],
      ['On sites 1 of 3', 'gap'],
    ]);
    expect(
      screen.getByRole('link', { name: 'Waiting for the site 1' }),
    ).toHaveAttribute(
      'href',
      '/ai-edge/deployments?model=bike-rentals&standing=not-reporting&site=store-berlin-03',
    );
    expect(
      screen.getByRole('link', { name: 'Open on gitea.example.com' }),
    ).toHaveAttribute(
      'href',
      'https://gitea.example.com/edge/near-edge/pulls/214',
    );
    const waiting = screen.getByRole('row', { name: /store-berlin-03/ });
    expect(within(waiting).getByText('Ready').parentElement).toHaveAttribute(
      'data-look',
      'not-known',
    );
  });

  it('says of an open one what it collides with and why it is held, and nothing of sites', async () => {
    renderChange({
      state: 'open',
      checks: undefined,
      conflicts: [{ number: 209, url: 'https://x', paths: ['a', 'b'] }],
      replan: {
        state: 'held',
        reason: 'somebody else pushed to its branch',
        revision: 'a'.repeat(40),
        at: new Date().toISOString(),
      },
    });
    expect(await stagesShown()).toEqual([
      [expect.stringMatching(/^Proposed /), 'done'],
      ['Checks not known', 'not-known'],
      ['Not merged yet', 'ahead'],
      ['For 3 sites', 'ahead'],
    ]);
    expect(
      screen.getByRole('link', { name: '#209 changes 2 of the same files.' }),
    ).toHaveAttribute('href', '/ai-edge/changes/near-edge/209');
    expect(
      screen.getByText(
        /not brought up to date by itself: somebody else pushed/,
      ),
    ).toBeVisible();
    expect(
      screen.queryByRole('link', { name: /Waiting for the site/ }),
    ).not.toBeInTheDocument();
  });

  it('shows the files', async () => {
    renderChange({}, 'files');
    expect(
      await screen.findByRole('region', { name: /Change of .*core.s1.yaml/ }),
    ).toHaveTextContent('store-berlin-03');
  });

  it('counts sites that the reader may not see, without a name', async () => {
    renderChange({
      sites: { count: 4, byStanding: {}, items: [], hidden: 4 },
    });
    expect(
      await screen.findByText('and 4 sites that you may not see'),
    ).toBeVisible();
  });

  it('leads back to the list from one that is not there', async () => {
    const error = await responseError(404, 'no');
    renderChange(() => Promise.reject(error));
    expect(
      await screen.findByText(/There is no change #214 in near-edge/),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'All changes' })).toHaveAttribute(
      'href',
      '/ai-edge/changes',
    );
  });
});
