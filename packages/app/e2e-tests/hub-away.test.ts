import { expect, test } from '@playwright/test';
import { labFault, signIn } from './portal';

// Nothing that is known is lost because a hub is away; the page says which one, and recovers by itself.
test('a hub that stops answering is named, and its sites stay', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/ai-edge/sites');
  await expect(page.getByText(/^16 sites, as of/)).toBeVisible();

  const recover = await labFault({
    target: 'hub',
    name: 'core',
    fault: 'down',
  });
  try {
    await expect(
      page.getByText(/^Hub core has not answered since \d\d:\d\d/),
    ).toBeVisible({ timeout: 90_000 });
    await expect(
      page.getByRole('link', { name: 'store-berlin-0001' }),
    ).toBeVisible();
    await expect(page.getByText(/^16 sites, as of/)).toBeVisible();
  } finally {
    await recover();
  }

  await expect(page.getByText(/^Hub core has not answered/)).toBeHidden({
    timeout: 90_000,
  });
});
