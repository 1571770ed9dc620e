import { defineConfig } from '@playwright/test';

// `npm test` starts a portal with its lab on free ports and names it here; against one that runs already:
// PORTAL_URL=http://localhost:3000 LAB_URL=http://127.0.0.1:7100 yarn e2e
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: '.test-results/browser',
  timeout: 240_000,
  expect: { timeout: 30_000 },
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [
    ['list'],
    ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['json'] as ['json']] : []),
  ],
  use: {
    baseURL: process.env.PORTAL_URL ?? 'http://localhost:3000',
    actionTimeout: 30_000,
    viewport: { width: 1400, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
