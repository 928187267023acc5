import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'dashboard/build/**', 'dashboard/.svelte-kit/**'],
    testTimeout: 240_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 3,
    globalSetup: ['tests/e2e/install-browser.ts'],
    env: { TZ: 'UTC' },
  },
});
