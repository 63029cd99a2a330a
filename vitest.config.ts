import { defineConfig } from 'vitest/config';
import { mdx } from './build/mdx.ts';

// React as readers get it. The other build writes down for each element who made it, a quarter of the time of a figure's test.
process.env.NODE_ENV = 'production';

export default defineConfig({
  plugins: [mdx()],
  test: {
    // Node by default; a test of a component says "@vitest-environment jsdom" in its first line.
    environment: 'node',
    setupFiles: ['build/test-setup.ts'],
    include: ['{src,build,content,bench,experiments}/**/*.test.{ts,tsx}'],
    passWithNoTests: true,
    // Every core: the default leaves one idle, which of two is half.
    maxWorkers: '100%',
  },
});
