import { defineConfig } from 'vitest/config';

/** `pnpm test:long`: what takes too long for every change; see `vitest.config.ts` for the rest. */
export default defineConfig({
  test: {
    name: 'long',
    include: ['apps/web/tests/long/*.test.ts'],
    globalSetup: 'apps/web/tests/long/global-setup.ts',
    fileParallelism: false,
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    teardownTimeout: 60_000,
  },
});
