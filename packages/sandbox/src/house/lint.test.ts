import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

type Snippet = [filePath: string, code: string];
type Message = { ruleId: string; severity: number };

const root = resolve(__dirname, '../../../..');

/** ESLint runs in a process of its own, as some of its plugins cannot be loaded by Jest. */
const program = `
  const { ESLint } = require(${JSON.stringify(require.resolve('eslint'))});
  const eslint = new ESLint();
  const snippets = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
  (async () => {
    const answers = [];
    for (const [filePath, code] of snippets) {
      const [result] = await eslint.lintText(code, { filePath });
      answers.push(result.messages);
    }
    process.stdout.write(JSON.stringify(answers));
  })();
`;

function lint(snippets: Snippet[]): Message[][] {
  const output = execFileSync(process.execPath, ['--eval', program], {
    cwd: root,
    input: JSON.stringify(snippets),
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

const plugin = '@slipway/backstage-plugin-slipway';
const importRule = '@typescript-eslint/no-restricted-imports';

const inCommon = 'plugins/slipway-common/src/example.ts';
const inNode = 'plugins/slipway-node/src/example.ts';
const inBackend = 'plugins/slipway-backend/src/example.ts';
const inModule = 'plugins/slipway-backend-module-kubernetes/src/example.ts';
const inFrontend = 'plugins/slipway/src/example.ts';

const forbiddenImports: Snippet[] = [
  [inCommon, 'app'],
  [inBackend, 'sandbox'],
  [inModule, 'e2e'],
  [inBackend, '../../../packages/backend/src'],
  [inCommon, `${plugin}-node`],
  [inNode, `${plugin}-backend`],
  [inNode, '@kubernetes/client-node'],
  [inNode, '@dbos-inc/dbos-sdk'],
  [inBackend, `${plugin}-backend-module-kubernetes`],
  [inBackend, '@kubernetes/client-node'],
  [inBackend, '@aws-sdk/client-sts'],
  [inBackend, '@aws-crypto/sha256-js'],
  [inModule, `${plugin}-backend`],
  [inModule, '@dbos-inc/dbos-sdk'],
  [inFrontend, `${plugin}-node`],
  [inFrontend, `${plugin}-backend`],
  [inFrontend, '@material-ui/core'],
  [inFrontend, '@material-ui/core/styles/index'],
  ['packages/app/src/example.ts', '@material-ui/core'],
  ['plugins/slipway-node/src/example.test.ts', 'node:timers/promises'],
];

const allowedImports: Snippet[] = [
  [inNode, `${plugin}-common`],
  [inNode, './app'],
  [inBackend, `${plugin}-common`],
  [inBackend, `${plugin}-node`],
  [inBackend, `${plugin}-node/testUtils`],
  [inBackend, '@dbos-inc/dbos-sdk'],
  [inModule, `${plugin}-node`],
  [inModule, '@kubernetes/client-node'],
  [inModule, '@aws-sdk/client-sts'],
  [inFrontend, `${plugin}-common`],
  ['packages/e2e/src/example.ts', '@kubernetes/client-node'],
  ['packages/e2e/src/example.ts', 'sandbox'],
];

const badCode: [...Snippet, rule: string][] = [
  [inCommon, 'export const a: any = 1;', '@typescript-eslint/no-explicit-any'],
  [inCommon, '// @ts-ignore\nexport {};', '@typescript-eslint/ban-ts-comment'],
  [inCommon, 'export default 1;', 'import/no-default-export'],
  [inCommon, '\n'.repeat(301), 'max-lines'],
  [
    'plugins/slipway/src/Example.tsx',
    `import * as React from 'react';\nexport const A: React.FC = () => null;`,
    '@typescript-eslint/no-restricted-types',
  ],
  [
    'plugins/slipway/src/Example.test.tsx',
    `it.only('works', () => expect(1).toBe(1));`,
    'jest/no-focused-tests',
  ],
  [
    'plugins/slipway/src/Example.test.tsx',
    `it.skip('works', () => expect(1).toBe(1));`,
    'jest/no-disabled-tests',
  ],
  [
    'plugins/slipway/src/Example.test.tsx',
    `it('works', () => expect(1).toBeDefined());`,
    'jest/no-restricted-matchers',
  ],
  [
    'plugins/slipway/src/Example.test.tsx',
    `it('works', () => { setTimeout(() => {}, 1); expect(1).toBe(1); });`,
    'no-restricted-globals',
  ],
];

const exceptions: Snippet[] = [
  ['plugins/slipway/src/index.ts', 'export default 1;\n'],
  [
    'plugins/slipway-common/src/generated/example.ts',
    `${'\n'.repeat(301)}export {};\n`,
  ],
];

function toImport([filePath, name]: Snippet): Snippet {
  return [filePath, `import '${name}';\n`];
}

describe('the house rules', () => {
  let answers: Map<Snippet, Message[]>;
  beforeAll(() => {
    const asked = [
      ...[...forbiddenImports, ...allowedImports].map(toImport),
      ...badCode.map(([filePath, code]): Snippet => [filePath, code]),
      ...exceptions,
    ];
    const found = lint(asked);
    const tables = [forbiddenImports, allowedImports, badCode, exceptions];
    answers = new Map(
      (tables.flat() as Snippet[]).map((row, index) => [row, found[index]!]),
    );
  }, 120_000);

  const errorsOf = (row: Snippet) =>
    answers
      .get(row)!
      .filter(message => message.severity === 2)
      .map(message => message.ruleId);

  it.each(forbiddenImports.map(row => ({ row, file: row[0], name: row[1] })))(
    '$file may not import $name',
    ({ row }) => {
      expect(errorsOf(row)).toContain(importRule);
    },
  );

  it.each(allowedImports.map(row => ({ row, file: row[0], name: row[1] })))(
    '$file may import $name',
    ({ row }) => {
      expect(errorsOf(row)).not.toContain(importRule);
    },
  );

  it.each(badCode.map(row => ({ row, file: row[0], rule: row[2] })))(
    '$rule is kept in $file',
    ({ row, rule }) => {
      expect(errorsOf(row as unknown as Snippet)).toContain(rule);
    },
  );

  it.each(exceptions.map(row => ({ row, file: row[0] })))(
    '$file is an exception',
    ({ row }) => {
      expect(answers.get(row)).toEqual([]);
    },
  );
});
