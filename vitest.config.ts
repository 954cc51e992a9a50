import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/{unit,property,meta,samples,backend,cli}/**/*.test.ts'],
          // Property tests run thousands of cases, on machines that are busy with other things.
          testTimeout: 60_000,
        },
      },
      {
        // The built app in a real browser. `npm test` builds first.
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/{window,end-to-end,packaging}/**/*.test.ts'],
          globalSetup: ['test/harness/setup-chromium.ts'],
          // A browser each: side by side they would only slow one another down.
          fileParallelism: false,
          testTimeout: 20_000,
          hookTimeout: 40_000,
        },
      },
    ],
  },
});
