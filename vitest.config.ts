import { defineConfig } from 'vitest/config';

const shared = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  pool: 'forks',
  maxWorkers: 2,
  setupFiles: ['test/property-seed.ts'] as string[],
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: ['test/bench/**', 'test/end-to-end/**'],
          globalSetup: ['test/built-report.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'end-to-end',
          include: ['test/end-to-end/**/*.test.ts'],
          // One at a time: each starts a door, a subject and a browser, which want the cores to themselves.
          maxWorkers: 1,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          globalSetup: ['test/built-report.ts', 'test/end-to-end/built-window.ts'],
        },
      },
    ],
  },
});
