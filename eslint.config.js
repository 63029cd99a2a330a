import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { floors } from './build/floors.js';

export default tseslint.config(
  {
    ignores: [
      'dist',
      '.cache',
      'test-results',
      'playwright-report',
      '**/fixtures/',
      'src/training/kernels/assembly',
    ],
  },
  tseslint.configs.recommended,
  {
    files: ['**/*.tsx'],
    extends: [a11y.flatConfigs.recommended, hooks.configs.flat.recommended],
  },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'smart'],
      'prefer-const': 'error',
    },
  },
  {
    // What a browser's own scripts may name.
    files: ['public/**/*.js', 'build/sw.js'],
    languageOptions: { sourceType: 'script' },
  },
  ...floors,
);
