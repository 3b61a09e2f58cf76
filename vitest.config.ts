import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: [
            'packages/{domain,matching,contracts,i18n,tooling,platform}/src/**/*.test.ts',
            'infra/sandbox/src/**/*.test.ts',
            'apps/web/src/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'features',
          include: ['packages/{features,db}/src/**/*.test.ts', 'apps/{api,worker}/src/**/*.test.ts'],
          globalSetup: 'packages/testing/src/global-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
