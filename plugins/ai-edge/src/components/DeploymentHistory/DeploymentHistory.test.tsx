import type { DeploymentHistory as History } from '@ai-edge/backstage-plugin-ai-edge-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { before } from '../../__testUtils__/fixtureSites';
import { currentUrl, renderAt } from '../../__testUtils__/renderAt';
import { responseError } from '../../__testUtils__/responseError';
import { DeploymentHistory } from './DeploymentHistory';

const HOUR = 3_600_000;
const ref = {
  hub: 'core',
  site: 'store-berlin-01',
  namespace: 'bike-rentals',
  kind: 'InferenceService',
  name: 'bike-rentals',
};
const history = (part: Partial<History> = {}): History => ({
  items: [
    {
      revision: 'b'.repeat(40),
      at: before(2 * HOUR),
      author: 'ada',
      subject: 'Move to v2',
      version: 'v2',
      artifact: `oci://quay.io/edge/bike@sha256:${'2'.repeat(64)}`,
      proposal: { number: 214, url: 'https://forge/214' },
      activeFrom: before(2 * HOUR),
    },
    {
      revision: 'a'.repeat(40),
      at: before(20 * HOUR),
      author: 'bob',
      subject: 'Deploy',
      version: 'v1',
      activeFrom: before(20 * HOUR),
      activeTo: before(2 * HOUR),
    },
  ],
  gitops: 'near-edge',
  branch: 'main',
  complete: false,
  pageInfo: {},
  asOf: before(3_000),
  ...part,
});

function renderHistory(getDeploymentHistory: () => Promise<History>) {
  const asked = jest.fn(getDeploymentHistory);
  renderAt(<DeploymentHistory deployment={{ ref }} />, {
    api: createFixtureApi({ getDeploymentHistory: asked }),
  });
  return asked;
}

describe('DeploymentHistory', () => {
  it('says who wanted what and for how long, and offers the older ones', async () => {
    renderHistory(async () => history());
    const table = await screen.findByRole('table', { name: 'History' });
    const [, now, older] = within(table).getAllByRole('row');
    expect(now).toHaveTextContent(
      '2 h agoadav2sha256:222222222222#214 Move to v2 bbbbbbb2 h, now',
    );
    expect(within(now).queryByRole('button')).not.toBeInTheDocument();
    expect(older).toHaveTextContent('18 h');
    expect(older).toHaveTextContent('not known: the commit names no artifact');
    await userEvent.click(
      within(older).getByRole('button', { name: /^Propose this one: v1/ }),
    );
    expect(currentUrl().search).toBe('?do=rollback&version=v1');
    expect(
      screen.getByText(/Older commits of main are not looked at/),
    ).toBeVisible();
  });

  it('turns to older ones by the cursor, in the address', async () => {
    const asked = renderHistory(async () =>
      history({ pageInfo: { nextCursor: 'next' } }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Older ones' }),
    );
    expect(currentUrl().searchParams.get('cursor')).toBe('next');
    expect(asked).toHaveBeenLastCalledWith(
      ref,
      { limit: 20, cursor: 'next' },
      expect.anything(),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Newest ones' }),
    );
    expect(currentUrl().search).toBe('');
  });

  it('tells what is not in Git from what has no history', async () => {
    renderHistory(async () => history({ items: [], gitops: undefined }));
    expect(
      await screen.findByText(
        'No configured repository says anything about this deployment.',
      ),
    ).toBeVisible();
  });

  it('says so when it cannot be read', async () => {
    const error = await responseError(500, 'the mirror is not there');
    renderHistory(() => Promise.reject(error));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The history could not be loaded: the mirror is not there',
    );
  });
});
