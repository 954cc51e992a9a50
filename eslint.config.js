import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const nodeModules = { group: ['node:*'], message: 'The engine and the page know no Node.' };

// What ESLint itself recommends and the type checker does not see.
const recommended = [
  'no-async-promise-executor',
  'no-cond-assign',
  'no-control-regex',
  'no-debugger',
  'no-empty',
  'no-empty-character-class',
  'no-fallthrough',
  'no-invalid-regexp',
  'no-irregular-whitespace',
  'no-loss-of-precision',
  'no-misleading-character-class',
  'no-prototype-builtins',
  'no-regex-spaces',
  'no-self-assign',
  'no-sparse-arrays',
  'no-unsafe-finally',
  'no-unsafe-optional-chaining',
  'no-unused-labels',
  'no-useless-backreference',
  'no-useless-catch',
  'no-useless-escape',
];
const face = (...names) => ({ regex: `/(${names.join('|')})/`, message: 'See docs/architecture.md: who may import whom.' });

export default defineConfig(
  { ignores: ['out/', 'node_modules/', '.vitest/'] },
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...Object.fromEntries(recommended.map((rule) => [rule, 'error'])),
      // The type checker answers this better.
      'no-undef': 'off',
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'object-shorthand': 'error',
      // Of what is taken apart, such as the properties of a component, one may be assigned to.
      'prefer-const': ['error', { destructuring: 'all' }],
      'prefer-template': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Counts and prefix lengths belong in sentences as they are.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `() => void send()` and `() => (name = text)` are how a listener with one statement is written here.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // An asynchronous shape that one implementation need not use.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Index signatures are read with brackets (noPropertyAccessFromIndexSignature).
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    // An imported component and what its snippets and listeners hand over have no type here; svelte-check, which reads them, checks these.
    files: ['**/*.svelte'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Values in, values out: no clock, no chance, no machine.
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'setTimeout', 'setInterval', 'window', 'document', 'fetch', 'performance'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The engine takes chance as an argument.' },
        { object: 'Date', property: 'now', message: 'The engine takes the time as an argument.' },
      ],
      'no-restricted-imports': ['error', { patterns: [nodeModules, face('backend', 'electron', 'browser', 'cli', 'renderer')] }],
    },
  },
  {
    // Loops over typed arrays, whose indices are within bounds by construction; a check of each would cost what they save.
    files: ['shared/address/**/*.ts', 'test/property/**/*.ts', 'test/unit/bench/**/*.ts', 'bench/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['renderer/**/*.{ts,svelte}'],
    rules: { 'no-restricted-imports': ['error', { patterns: [nodeModules, face('backend', 'electron', 'browser', 'cli')] }] },
  },
  {
    files: ['backend/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: ['electron', 'node:http', 'node:https', 'node:net'], patterns: [face('electron', 'browser', 'cli', 'renderer')] },
      ],
    },
  },
  {
    files: ['electron/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: ['node:http', 'node:https', 'node:net'], patterns: [face('browser', 'cli', 'renderer')] }] },
  },
  {
    files: ['browser/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: ['electron'], patterns: [face('electron', 'cli', 'renderer')] }] },
  },
  {
    // Where programs speak to people.
    files: ['tools/**', 'cli/**', 'bench/**', 'electron/main.ts', 'electron/ipc.ts', 'browser/serve-main.ts', 'renderer/state/fault.ts', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // `expect.any(String)` and friends are typed as any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    // Plain JavaScript is typed by comments and checked by tsc; rules that need types on every parsed value only repeat it.
    files: ['**/*.js'],
    extends: [ts.configs.disableTypeChecked],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-nocheck': 'allow-with-description' }],
    },
  },
);
