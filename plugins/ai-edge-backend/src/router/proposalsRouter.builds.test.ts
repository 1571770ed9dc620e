import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Layout } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { GiteaFixture } from '../__testUtils__/GiteaFixture';
import { linesLayout } from '../__testUtils__/linesLayout';
import { deploy, startProposals, V1 } from '../__testUtils__/startProposals';

/** Every model is built from its directory, which has a kustomization. */
const layout: Layout = {
  ...linesLayout,
  owns: path => linesLayout.owns(path) || path.startsWith('builds/'),
  read: tree =>
    linesLayout
      .read(tree)
      .map(line => ({ ...line, path: `builds/${line.model}` })),
};

describe('what a proposal builds, over HTTP', () => {
  const directory = mkdtempSync(join(tmpdir(), 'proposal-builds-test-'));
  let gitea: GiteaFixture;

  beforeEach(async () => {
    gitea = await GiteaFixture.start({
      'models/car/core.south-1': `${V1}\n`,
      'builds/bike/kustomization.yaml': 'namePrefix: x-\n',
    });
  });
  afterEach(() => gitea.stop());
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  function start(script: string) {
    const command = join(directory, 'kustomize');
    writeFileSync(command, `#!/bin/sh\n${script}\n`);
    chmodSync(command, 0o755);
    return startProposals(
      { gitea, directory },
      {},
      { layout, builds: { command } },
    );
  }

  it('shows it, grouped, in the preview', async () => {
    const { post } = start('echo built');
    const { body } = await post('/proposals/preview', { intent: deploy() });
    expect(body.built).toEqual([
      {
        paths: ['builds/bike'],
        sites: 2,
        diff: expect.stringContaining('+built'),
      },
    ]);
  });

  it('is not proposed when it does not build', async () => {
    const { post } = start('echo "Error: no such field" >&2; exit 1');
    const preview = await post('/proposals/preview', { intent: deploy() });
    expect(preview.body.findings).toContainEqual(
      expect.objectContaining({
        id: 'does-not-build',
        state: 'fail',
        detail: 'Error: no such field',
      }),
    );
    const { status, body } = await post('/proposals', { intent: deploy() });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/builds\/bike does not build/);
    expect(gitea.pulls).toEqual([]);
  });

  it('is not there when nothing is configured', async () => {
    const { post } = startProposals({ gitea, directory });
    const { body } = await post('/proposals/preview', { intent: deploy() });
    expect(body).not.toHaveProperty('built');
  });
});
