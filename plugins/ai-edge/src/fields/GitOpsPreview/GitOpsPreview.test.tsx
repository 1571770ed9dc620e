import type {
  Finding,
  Intent,
  Preview,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { fixturePreview } from '../../__testUtils__/fixturePreview';
import { renderForm, step } from '../../__testUtils__/renderForm';
import { responseError } from '../../__testUtils__/responseError';

const FORM = {
  model: { name: 'bike-rentals', version: 'v2' },
  source: 'artifact',
  artifact: { uri: 'oci://quay.io/edge/bike@sha256:11' },
  sites: { names: [{ hub: 'core', name: 'store-berlin-01' }] },
  gitops: 'near-edge',
};
const steps = [step('Preview', 'preview', 'GitOpsPreview')];

function renderPreview(
  overrides?: Partial<Preview>,
  formData: Record<string, unknown> = FORM,
) {
  const previewProposal = jest.fn(async ({ intent }: { intent: Intent }) =>
    fixturePreview(intent, overrides),
  );
  const form = renderForm({
    steps,
    formData,
    api: createFixtureApi({ previewProposal }),
  });
  return { ...form, previewProposal };
}
const review = () =>
  userEvent.click(screen.getByRole('button', { name: 'Review' }));
const finding = (state: Finding['state']): Finding => ({
  id: 'registration-applied',
  state,
  title: 'It will not take effect until the registration is applied.',
  remedy: 'Apply bootstrap/core once.',
});

describe('GitOpsPreview', () => {
  it('plans the intent of all steps on entry and shows the files', async () => {
    const { previewProposal } = renderPreview();
    expect(
      await screen.findByText(
        '3 sites, 2 files, 1 pull request into near-edge (main)',
      ),
    ).toBeInTheDocument();
    expect(previewProposal).toHaveBeenCalledTimes(1);
    expect(previewProposal.mock.calls[0][0].intent).toMatchObject({
      kind: 'deploy',
      artifact: FORM.artifact,
      sites: FORM.sites,
    });
    expect(screen.getByText('Applications: 3 added, 0 removed')).toBeVisible();
    expect(
      screen.getByText(/^planned \d+ s ago from main@4f2c91a$/),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('region', { name: /Change of .*core.s1.yaml/ }),
    ).toHaveTextContent('store-berlin-03');
    await userEvent.click(
      screen.getByRole('row', { name: /kustomization.yaml/ }),
    );
    expect(
      await screen.findByRole('region', { name: /Change of .*releases/ }),
    ).toHaveTextContent('kind: Component');
  });

  it('hands on hash, summary and sites of what was shown', async () => {
    const { onCreate } = renderPreview();
    await screen.findByText(/^3 sites, 2 files/);
    await review();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    expect(onCreate.mock.calls[0][0].preview).toEqual({
      hash: 'a'.repeat(64),
      summary: '3 sites, 2 files, 1 pull request into near-edge (main)',
      sitesSha256: 'b'.repeat(64),
    });
  });

  it('asks for one tick when there is a warning', async () => {
    renderPreview({ findings: [finding('warn')] });
    await screen.findByText(finding('warn').title);
    await review();
    expect(
      await screen.findAllByText(/read its warnings and tick the box/),
    ).not.toHaveLength(0);
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'I have read this' }),
    );
    await review();
    expect(
      await screen.findByRole('button', { name: 'Create' }),
    ).toBeInTheDocument();
  });

  it('goes no further with a finding that fails, and says what to do', async () => {
    renderPreview({ findings: [finding('fail')] });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'What to do: Apply bootstrap/core once.',
    );
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
    await review();
    expect(screen.getByRole('button', { name: 'Review' })).toBeInTheDocument();
  });

  it('forgets a value of an earlier plan', async () => {
    const earlier = { hash: 'old', summary: 'old', sitesSha256: 'old' };
    renderPreview(
      { findings: [finding('fail')] },
      { ...FORM, preview: earlier },
    );
    await screen.findByRole('alert');
    await review();
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Create' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('says plainly that the digest of a build comes later', async () => {
    const { previewProposal } = renderPreview(undefined, {
      ...FORM,
      source: 'build',
      build: { imageRepository: 'quay.io/edge/bike' },
    });
    expect(
      await screen.findByText(/The digest is not known yet/),
    ).toBeInTheDocument();
    expect(previewProposal.mock.calls[0][0].intent).toMatchObject({
      artifact: { uri: `oci://quay.io/edge/bike@sha256:${'0'.repeat(64)}` },
    });
  });

  it('names reach, conflicts and an open twin', async () => {
    renderPreview({
      reach: { ring: 'r1', sites: 512 },
      conflicts: [{ number: 209, url: 'https://forge/209', paths: ['a.yaml'] }],
      existing: { number: 214, url: 'https://forge/214' },
    });
    expect(
      await screen.findByText('This moves ring r1: 512 sites.'),
    ).toBeInTheDocument();
    expect(screen.getByText('509 more than you selected.')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '#209 touches the same files' }),
    ).toHaveAttribute('href', 'https://forge/209');
    expect(
      screen.getByRole('link', { name: '#214 already does this.' }),
    ).toHaveAttribute('href', 'https://forge/214');
  });

  it('has nothing to propose when no file changes', async () => {
    renderPreview({ files: [] });
    expect(
      await screen.findByText(
        'Nothing to do: all 3 sites are as wished already.',
      ),
    ).toBeInTheDocument();
    await review();
    expect(screen.getByRole('button', { name: 'Review' })).toBeInTheDocument();
  });

  it('says what is missing instead of asking the backend', async () => {
    const { previewProposal } = renderPreview(undefined, {
      ...FORM,
      gitops: '',
    });
    expect(await screen.findByText('gitops: is required')).toBeInTheDocument();
    expect(previewProposal).not.toHaveBeenCalled();
  });

  it('shows the sentence of the backend and plans again when asked', async () => {
    const error = await responseError(400, 'sites: resolve to none');
    const previewProposal = jest
      .fn(async ({ intent }: { intent: Intent }) => fixturePreview(intent))
      .mockRejectedValueOnce(error);
    renderForm({
      steps,
      formData: FORM,
      api: createFixtureApi({ previewProposal }),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The change could not be planned: sites: resolve to none',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/^3 sites, 2 files/)).toBeInTheDocument();
  });

  it('shows another file from the keyboard, and leads on to its change', async () => {
    renderPreview();
    const list = await screen.findByRole('grid', {
      name: 'Files of the change',
    });
    const [first, second] = within(list).getAllByRole('row');
    const shows = (path: RegExp) => screen.findByRole('region', { name: path });
    await shows(/^Change of .*core\.s1\.yaml$/);
    for (let i = 0; i < 10 && document.activeElement !== first; i++) {
      await userEvent.tab();
    }
    expect(first).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    expect(second).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    const change = await shows(/^Change of .*kustomization\.yaml$/);
    await userEvent.tab();
    expect(change).toHaveFocus();
  });
});
