import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repositoryRoot';
import { code, document, table } from './markdown';

const folder = 'plugins/slipway-backend-module-aws/iam';

interface Statement {
  Sid: string;
  Action: string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string>>;
}

const policies: [name: string, title: string, purpose: string][] = [
  [
    'reader',
    '### Reader',
    'To show data stores and to plan operations: `aws.reader` of a target.',
  ],
  [
    'executor',
    '### Executor',
    'To carry out operations: `aws.executor` of a target. Without it a target is read-only. It never changes or removes a source: it deletes only copies that a drill has made and tagged.',
  ],
  [
    'portal',
    '### Portal',
    'The credentials of the portal itself in `aws.accounts`: they take on the two roles, and nothing else.',
  ],
];

/** The part of the reference of rights that is about AWS, made from the policies that adopters apply. */
export function describeAwsRights(): string {
  return document(
    '## In an AWS account',
    `Reading and changing use different roles. The policies to apply are in [iam](../../${folder}); a test keeps each call that the product makes in them, and nothing else. A plan asks for each right that its operation will need, and names the ones that are missing.`,
    ...policies.flatMap(([name, title, purpose]) => [
      title,
      `${purpose} The policy is [${name}.json](../../${folder}/${name}.json).`,
      describePolicy(name),
    ]),
  ).trimEnd();
}

function describePolicy(name: string): string {
  const text = readFileSync(
    join(repositoryRoot, folder, `${name}.json`),
    'utf8',
  );
  const { Statement: statements } = JSON.parse(text) as {
    Statement: Statement[];
  };
  return table(
    ['Action', 'On', 'Where'],
    statements.map(({ Action, Resource, Condition }) => [
      Action.map(code).join(', '),
      [Resource].flat().map(code).join(', '),
      describeCondition(Condition),
    ]),
  );
}

function describeCondition(condition: Statement['Condition'] = {}): string {
  const terms = Object.entries(condition).flatMap(([operator, values]) =>
    Object.entries(values).map(
      ([key, value]) =>
        `${code(key)} is ${operator === 'Bool' ? '' : 'like '}${code(value)}`,
    ),
  );
  return terms.join(' and ') || 'anywhere';
}
