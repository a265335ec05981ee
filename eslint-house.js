/*
 * The house's lint rules, on top of Backstage's. Each package's .eslintrc.js calls this with its own directory, and
 * what the package may import follows from where it lies and which role it has.
 */
const { join, relative } = require('node:path');
const createBackstageConfig = require('@backstage/cli/config/eslint-factory');

const plugin = '@slipway/backstage-plugin-slipway';
const cloudClients = [
  '@kubernetes/client-node',
  '@aws-sdk/*',
  '@aws-crypto/*',
  '@smithy/*',
];

/** What each package of the suite may import of the others: `slipway` → -common ← -node ← -backend, modules → -node. */
function getSiblings(directory, role) {
  if (directory === 'plugins/slipway-common') return [];
  if (directory === 'plugins/slipway-backend') return ['-common', '-node'];
  if (role === 'backend-plugin-module') return ['-common', '-node'];
  return ['-common'];
}

function forbidImports(directory, role) {
  const rules = [
    {
      group: ['@material-ui/*', '@material-ui/*/**'],
      message: 'The screens are made of MUI 5 only: use @mui/material/….',
    },
    {
      group: ['timers/promises', 'node:timers/promises'],
      message: 'Wait for a condition instead of a time.',
      tests: true,
    },
  ];
  if (!directory.startsWith('plugins/')) {
    return rules;
  }
  const siblings = getSiblings(directory, role);
  rules.push(
    {
      group: ['/app', '/backend', '/e2e', '/sandbox', '**/packages/**'],
      message:
        'packages/ is the demo and the proof: no plugin imports from it.',
    },
    {
      group: [`${plugin}*`, ...siblings.map(name => `!${plugin}${name}`)],
      message: `Dependencies point one way: ${directory} may import ${
        siblings.map(name => `slipway${name}`).join(' and ') || 'no sibling'
      }.`,
    },
  );
  if (role !== 'backend-plugin-module') {
    rules.push({
      group: cloudClients.flatMap(name => [name, `${name}/**`]),
      message: 'Only a module imports a cloud or Kubernetes client.',
    });
  }
  if (directory !== 'plugins/slipway-backend') {
    rules.push({
      group: ['@dbos-inc/*', '@dbos-inc/*/**'],
      message: 'Only slipway-backend imports the operation engine.',
    });
  }
  return rules;
}

function restrictImports(rules, { tests }) {
  const patterns = rules
    .filter(rule => tests || !rule.tests)
    .map(({ group, message }) => ({ group, message }));
  return {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
  };
}

const everywhere = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/ban-ts-comment': 'error',
  '@typescript-eslint/no-restricted-types': [
    'error',
    {
      types: Object.fromEntries(
        ['FC', 'FunctionComponent', 'VFC']
          .flatMap(name => [name, `React.${name}`])
          .map(name => [name, 'Write a function with typed props.']),
      ),
    },
  ],
  'import/no-default-export': 'error',
  'max-lines': ['error', { max: 300 }],
};

const inTests = {
  'jest/no-focused-tests': 'error',
  'jest/no-disabled-tests': 'error',
  'jest/expect-expect': [
    'error',
    { assertFunctionNames: ['expect*', 'screen.findBy*', 'fc.assert'] },
  ],
  'jest/no-restricted-matchers': [
    'error',
    Object.fromEntries(
      ['toBeDefined', 'toBeTruthy', 'toBeFalsy'].map(name => [
        name,
        'Say what the value is.',
      ]),
    ),
  ],
  'no-restricted-globals': [
    'error',
    { name: 'setTimeout', message: 'Wait for a condition instead of a time.' },
  ],
};

const testFiles = ['**/*.test.{ts,tsx}'];

/** The lint configuration of the package in that directory. */
module.exports = function createHouseConfig(packageDirectory) {
  const directory = relative(__dirname, packageDirectory).replaceAll('\\', '/');
  const { role } = require(join(packageDirectory, 'package.json')).backstage;
  const forbidden = forbidImports(directory, role);

  return createBackstageConfig(packageDirectory, {
    overrides: [
      {
        files: ['**/*.{ts,tsx}'],
        rules: { ...everywhere, ...restrictImports(forbidden, {}) },
      },
      {
        files: testFiles,
        rules: { ...inTests, ...restrictImports(forbidden, { tests: true }) },
      },
      {
        // A plugin is loaded by its default export.
        files: ['src/index.ts', 'src/alpha.ts', 'src/legacy.ts'],
        rules: directory.startsWith('plugins/')
          ? { 'import/no-default-export': 'off' }
          : {},
      },
      {
        // These run from their sources only, so that __dirname always is what it seems.
        files: ['src/**/*.ts'],
        rules: ['packages/e2e', 'packages/sandbox'].includes(directory)
          ? { 'no-restricted-syntax': 'off' }
          : {},
      },
      {
        files: ['**/generated/**'],
        rules: { 'max-lines': 'off' },
      },
    ],
  });
};
