import { aFile, nameOf, Variant, written } from './Variant';

const arn = 'aws.amazon.com/amazon-rds-db-instance-arn';
const tags = 'aws.amazon.com/amazon-rds-db-instance-tags';
const checks = 'slipway.dev/recovery-checks';
const own = 'arn:aws:rds:us-east-1:123456789012:db:retail-pg';
const long = 'a'.repeat(10_000);

/** Ways to say another account, region or instance. */
const arns = [
  'arn:aws:rds:us-east-1:999999999999:db:payments-pg',
  'arn:aws:rds:eu-west-1:123456789012:db:payments-pg',
  'arn:aws:rds:us-east-1:123456789012:db:payments-pg',
  `${own},arn:aws:rds:us-east-1:123456789012:db:payments-pg`,
  `${own},arn:aws:rds:us-east-1:999999999999:db:payments-pg`,
  'arn:aws:rds:us-east-1:123456789012:db:*',
  'arn:aws:rds:us-east-1:*:db:payments-pg',
  'arn:aws:rds:*:123456789012:db:payments-pg',
  'arn:*:rds:us-east-1:123456789012:db:payments-pg',
  'arn:aws:rds:us-east-1:123456789012:cluster:payments-pg',
  'arn:aws:rds:us-east-1:123456789012:snapshot:payments-pg',
  'arn:aws:rds:us-east-1:123456789012:db:payments-pg:extra',
  'arn:aws:rds:us-east-1:123456789012:db:../payments-pg',
  'arn:aws:rds:us-east-1:123456789012:db:PAYMENTS-PG',
  'arn:aws:rds:us-east-1:123456789012:db:p\u0430yments-pg',
  'arn:aws:rds:us-east-1:\uff11\uff12\uff1345678901\uff12:db:payments-pg',
  'arn:aws:rds:us-east-1:123456789012:db:payments-pg\u200b',
  'arn:aws:rds:us-east-1:123456789012:db:payments-pg\0',
  'arn:aws:rds:us-east-1:123456789012:db:payments-pg\nx',
  'arn:aws:rds:us-east-1:123456789012:db:payments-pg&Action=DeleteDBInstance',
  'arn:aws:rds:us-east-1.evil.example:123456789012:db:retail-pg',
  'arn:aws:rds:us-east-1/@evil.example:123456789012:db:retail-pg',
  'arn:aws:s3:::payments',
  'payments-pg',
  'http://169.254.169.254/latest/meta-data',
  ...['', ' ', ',', ',,,', `${own},`, `,${own}`, '*', '{}', '__proto__'],
  `${own},`.repeat(2_000),
  `arn:aws:rds:us-east-1:123456789012:db:${long}`,
  long,
];

/** Ways to select more than one's own by tags. */
const selectors = [
  ...['', ' ', ',', ',,', '=', '=x', 'team=', '*', '*=*', 'team=*'],
  ...['team!=retail', 'team in (retail,payments)', 'team', '!team'],
  'team=payments',
  'team=retail,team=payments',
  'team=retail,',
  'Team=payments',
  'te\u0430m=payments',
  'team=payments\u200b',
  'team=payments\0',
  'team=retail\nteam=payments',
  'aws:rds:primaryDBInstanceArn=x',
  'slipway.dev/operation=x',
  'backstage.io/entity-ref=resource:default/payments-pg',
  '__proto__=x',
  'constructor=x',
  'team=%2A',
  'a=b,'.repeat(3_000),
  `team=${long}`,
];

const check = (sql: string) =>
  `- { name: x, sql: ${JSON.stringify(sql)}, expect: 1 }`;
const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]',
  'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]',
  'd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]',
  'e: [*d, *d, *d, *d, *d, *d, *d, *d, *d]',
].join('\n');

/** What is no check, or one that wants to do more than read; none of them runs before a copy is there. */
const declared = [
  ...['', ' ', '[]', '{}', 'null', '1', 'x', '- 1', '- {}', '\t', '%YAML 9'],
  bomb,
  '- &a { name: x, sql: SELECT 1, expect: 1 }\n- *a',
  '- &a [*a]',
  '- !!js/function "() => process.exit()"',
  '- !!python/object/apply:os.system ["reboot"]',
  '- { <<: { name: x }, sql: SELECT 1, expect: 1 }',
  '- { __proto__: { name: x }, sql: SELECT 1, expect: 1 }',
  '- { name: x, sql: SELECT 1, expect: 1, host: production }',
  '- { name: x, sql: [SELECT 1], expect: 1 }',
  '- { name: x, sql: SELECT 1, expect: { a: 1 } }',
  `- { name: ${'n'.repeat(81)}, sql: SELECT 1, expect: 1 }`,
  `- { name: x, sql: ${'s'.repeat(4_001)}, expect: 1 }`,
  check('SELECT 1').concat('\n').repeat(21),
  `${check('SELECT 1')}\n`.repeat(5_000),
  check('SELECT 1; DROP TABLE orders'),
  check('SELECT pg_sleep(100000)'),
  check("COPY orders TO PROGRAM 'reboot'"),
  check("SELECT pg_read_file('/etc/passwd')"),
  check('DELETE FROM orders'),
  check('$(reboot)'),
  check("'; reboot; '"),
  check('{{ constructor.constructor("return process")() }}'),
  check('SELECT 1 \u202e'),
  long,
];

const lengths = [
  ...['0', '-1h', '1', 'NaN', 'Infinity', '1e999h', '9'.repeat(400), '1 h 1'],
  ...['P', 'PT', 'P1000000Y', '1h; reboot', '__proto__', '\u0661h', long, ''],
];

const aStoreFile = (annotations: readonly string[]) =>
  aFile({ kind: 'Resource', name: 'retail-pg', annotations });

/** Hostile files of data stores on AWS. */
export const datastoreVariants: readonly Variant[] = [
  ...arns.map((text): Variant => ({
    attack: 'S2',
    title: `AWS: ARN ${nameOf(text)}`,
    yaml: aStoreFile([`${arn}: ${written(text)}`]),
  })),
  ...selectors.map((text): Variant => ({
    attack: 'S3',
    title: `AWS: tags ${nameOf(text)}`,
    yaml: aStoreFile([`${tags}: ${written(text)}`]),
  })),
  ...declared.map((text): Variant => ({
    attack: 'S14',
    title: `AWS: checks ${nameOf(text)}`,
    yaml: aStoreFile([`${arn}: ${own}`, `${checks}: ${written(text)}`]),
  })),
  ...lengths.flatMap((text): Variant[] =>
    ['rpo', 'retention-region'].map(name => ({
      attack: 'S14',
      title: `AWS: ${name} ${nameOf(text)}`,
      yaml: aStoreFile([
        `${arn}: ${own}`,
        `slipway.dev/${name}: ${written(text)}`,
      ]),
    })),
  ),
];
