import { expect, test } from '@playwright/test';
import { next, signIn } from './portal';

const SITES = ['store-berlin-0001', 'store-hamburg-0002'];

// The main story: a form with a build, its preview, a pipeline run, a pull request, a merge, and the sites.
test('a model is built, proposed, merged and comes up on the chosen sites', async ({
  page,
  context,
}) => {
  const model = `shelf-scan-${Date.now().toString(36)}`;
  await signIn(page);

  await page.goto('/ai-edge/sites');
  await expect(page.getByText(/^16 sites, as of/)).toBeVisible();
  for (const site of SITES) {
    await expect(page.getByRole('link', { name: site })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Deploy a model' }).click();

  // Model
  await page.getByRole('textbox', { name: 'Name' }).fill(model);
  await page.getByRole('textbox', { name: 'Version' }).fill('v1');
  await page.getByRole('button', { name: /Format$/ }).click();
  await page.getByRole('option', { name: 'onnx' }).click();
  await page.getByText('A pipeline builds an image from model files').click();
  await page
    .getByRole('textbox', { name: 'Image repository' })
    .fill(`quay.io/acme/${model}`);
  await next(page);

  // Sites
  await page.getByRole('radio', { name: 'Paste names' }).click();
  await page
    .getByRole('textbox', { name: /Site names, one a line/ })
    .fill(SITES.join('\n'));
  await expect(page.getByText(/^2 sites/)).toBeVisible();
  await next(page);

  // How it runs
  await expect(page.getByRole('button', { name: /Repository/ })).toContainText(
    'kserve-edge',
  );
  await next(page);

  // Preview
  await expect(
    page.getByText(/^2 sites, \d+ files, 1 pull request/),
  ).toBeVisible();
  await expect(page.getByText(/^The digest is not known yet/)).toBeVisible();
  const read = page.getByRole('checkbox', { name: 'I have read this' });
  if (await read.isVisible()) {
    await page.getByText('I have read this').click();
    await expect(read).toBeChecked();
  }
  await page.getByRole('button', { name: 'Review', exact: true }).click();

  // Review, and the task
  await page.getByRole('button', { name: 'Open pull request' }).click();
  const pullRequest = page.getByRole('link', { name: /^Pull request #\d+/ });
  await expect(pullRequest).toBeVisible({ timeout: 120_000 });
  const url = await pullRequest.getAttribute('href');

  // Nothing is on a site before the merge.
  const deployments = await context.newPage();
  await deployments.goto(`/ai-edge/deployments?model=${model}`);
  await expect(
    deployments.getByText('No deployment matches these filters.'),
  ).toBeVisible();

  // The forge: the pull request holds the built digest, and a person merges it.
  const forge = await context.newPage();
  await forge.goto(url!);
  await expect(
    forge.getByText(/sha256:(?!0{64})[0-9a-f]{64}/).first(),
  ).toBeVisible();
  await forge.getByRole('button', { name: 'Merge' }).click();
  await expect(forge.getByText(/merged/i).first()).toBeVisible();

  // The table fills by itself.
  for (const site of SITES) {
    const row = deployments.getByRole('row').filter({ hasText: site });
    await expect(row).toContainText('Ready', { timeout: 90_000 });
    await expect(row).toContainText('In step', { timeout: 60_000 });
    await expect(row).toContainText('v1');
  }
});
