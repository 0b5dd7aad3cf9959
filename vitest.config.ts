import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          testTimeout: 60_000,
          include: ['packages/{core,spreadsheet,cli,web}/src/**/*.test.ts', 'scripts/*.test.ts'],
        },
      },
      {
        test: {
          name: 'http',
          include: ['packages/server/src/**/*.test.ts'],
          globalSetup: ['packages/server/src/test/database-global.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/*.spec.ts'],
          globalSetup: ['packages/server/src/test/database-global.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
