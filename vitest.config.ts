import { defineConfig } from 'vitest/config';

/** The main job in a real Chromium, against one running platform; `pnpm test` leaves it out where there is none. */
const journeys = {
  test: {
    name: 'journeys',
    include: ['apps/web/tests/journeys/*.test.ts'],
    globalSetup: 'apps/web/tests/journeys/global-setup.ts',
    fileParallelism: false,
    // After the quick suites: a browser and five processes beside them would only slow each other down.
    sequence: { groupOrder: 1 },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    retry: 0,
  },
};

/** Half of its time a worker waits for PostgreSQL; the default would leave one of two cores to it alone. */
const maxWorkers = '100%';

export default defineConfig({
  test: {
    // The limits below end what hangs; on a machine with other work the same test takes ten times as long.
    // Stopping a whole platform on a busy machine takes longer than the ten seconds of the default.
    teardownTimeout: 60_000,
    projects: [
      {
        test: {
          name: 'rules',
          maxWorkers,
          include: [
            'packages/{domain,matching,contracts,i18n,tooling,platform,sheets,papers}/src/**/*.test.ts',
            'infra/{sandbox,witness}/src/**/*.test.ts',
            'apps/web/src/**/*.test.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'features',
          maxWorkers,
          include: [
            'packages/{features,db,delivery,testing}/src/**/*.test.ts',
            'infra/local/src/**/*.test.ts',
            'apps/{api,worker}/src/**/*.test.ts',
          ],
          globalSetup: 'packages/testing/src/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      ...(process.env['WITHOUT_CHROMIUM'] ? [] : [journeys]),
    ],
  },
});
