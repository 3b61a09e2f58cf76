import { defineConfig } from 'vitest/config';

/** The rule tests of pure modules alone, as `pnpm mutation` runs them hundreds of times. */
export default defineConfig({
  test: {
    include: [
      'packages/domain/src/{ground,giving,service,kit}/*.test.ts',
      'packages/matching/src/feasibility*.test.ts',
      'packages/features/src/ground/access/access.test.ts',
    ],
  },
});
