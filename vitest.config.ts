import { defineConfig } from 'vitest/config';
import { mdx } from './build/mdx.ts';

// React as readers get it. The other build writes down for each element who made it, a quarter of the time of a figure's test.
process.env.NODE_ENV = 'production';

/** What draws, in a page that is one file's own. */
const drawn = 'src/{figures,prose,site}/**/*.test.{ts,tsx}';

export default defineConfig({
  plugins: [mdx()],
  test: {
    // Node by default; a test of a component says "@vitest-environment jsdom" in its first line.
    environment: 'node',
    setupFiles: ['build/test-setup.ts'],
    passWithNoTests: true,
    // Every core: the default leaves one idle, which of two is half.
    maxWorkers: '100%',
    pool: 'threads',
    // No test is timed: five seconds are soon over on a machine that is busy.
    testTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'numbers',
          include: ['{src,build,content,bench,experiments}/**/*.test.{ts,tsx}'],
          exclude: [drawn],
          // Files of one thread share what they import, for to load the engine anew for each takes as long as all else that
          // they do. So a file that changes something outside itself puts it back.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'drawings', include: [drawn] } },
    ],
  },
});
