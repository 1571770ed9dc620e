import { expect, type Page } from '@playwright/test';

/** The lab that the portal under test is connected to. */
export const labUrl = process.env.LAB_URL ?? 'http://127.0.0.1:7100';

/** Opens the portal and signs in as the guest. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(
    page.getByRole('link', { name: 'AI Edge', exact: true }),
  ).toBeVisible();
}

/** Presses the form's Next and waits for the step whose heading or field is given. */
export async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next', exact: true }).click();
}

/** What the lab says of itself. */
export async function labInfo(): Promise<any> {
  const response = await fetch(`${labUrl}/lab/info.json`);
  expect(response.ok).toBe(true);
  return response.json();
}

/** Sets a fault in the lab; the returned function takes it away. */
export async function labFault(
  fault: Record<string, unknown>,
): Promise<() => Promise<void>> {
  const response = await fetch(`${labUrl}/lab/faults`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(fault),
  });
  expect(response.ok).toBe(true);
  const { id } = await response.json();
  return async () => {
    const removed = await fetch(`${labUrl}/lab/faults/${id}`, {
      method: 'DELETE',
    });
    expect(removed.ok).toBe(true);
  };
}
