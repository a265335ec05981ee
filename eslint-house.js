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
  // A file reads top-down: what it is for first, its helpers below.
  '@typescript-eslint/no-use-before-define': [
    'error',
    { functions: false, classes: false, variables: false, typedefs: false },
  ],
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

/** These run from their sources, and never without their development dependencies; knip finds what they do not list. */
const proofPackages = ['packages/e2e', 'packages/sandbox'];

const inProof = {
  'no-restricted-syntax': 'off',
  '@backstage/no-undeclared-imports': 'off',
  '@backstage/no-mixed-plugin-imports': 'off',
  // The proof drives from within what it proves.
  '@backstage/no-forbidden-package-imports': 'off',
  '@backstage/no-relative-monorepo-imports': 'off',
  // What many tests do is told in files beside them.
  'jest/expect-expect': 'off',
  'jest/no-export': 'off',
  'jest/no-standalone-expect': 'off',
};

const testFiles = ['**/*.test.{ts,tsx}'];

/** Builders and fakes for the package's own tests; those that a package exports are held to the rules of its sources. */
function forTestUtilities({ exports = {} }) {
  return {
    files: ['src/**/testUtils/**'],
    excludedFiles: './testUtils' in exports ? ['src/testUtils/**'] : [],
    rules: {
      '@backstage/no-undeclared-imports': 'off',
      'no-restricted-syntax': 'off',
    },
  };
}

/** The lint configuration of the package in that directory. */
module.exports = function createHouseConfig(packageDirectory) {
  const directory = relative(__dirname, packageDirectory).replaceAll('\\', '/');
  const manifest = require(join(packageDirectory, 'package.json'));
  const { role } = manifest.backstage;
  const forbidden = forbidImports(directory, role);

  return createBackstageConfig(packageDirectory, {
    overrides: [
      {
        files: ['**/*.{ts,tsx}'],
        rules: {
          ...everywhere,
          ...restrictImports(forbidden, {}),
          // A dialog that opens has to take the focus.
          'jsx-a11y/no-autofocus': 'off',
        },
      },
      {
        files: testFiles,
        rules: { ...inTests, ...restrictImports(forbidden, { tests: true }) },
      },
      forTestUtilities(manifest),
      {
        // A plugin is loaded by its default export.
        files: ['src/index.ts', 'src/alpha.ts', 'src/legacy.ts'],
        rules: directory.startsWith('plugins/')
          ? { 'import/no-default-export': 'off' }
          : {},
      },
      {
        files: ['src/**/*.ts'],
        rules: proofPackages.includes(directory) ? inProof : {},
      },
      {
        files: ['**/generated/**'],
        rules: { 'max-lines': 'off' },
      },
    ],
  });
};
