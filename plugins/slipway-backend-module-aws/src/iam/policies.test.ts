import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const sources = resolve(__dirname, '..');

interface Statement {
  Sid: string;
  Effect: string;
  Action: string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string>>;
}

function readPolicy(name: string): Statement[] {
  const file = resolve(sources, '../iam', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')).Statement;
}

const actionsOf = (name: string) =>
  readPolicy(name)
    .flatMap(({ Action }) => Action)
    .sort();

/** How IAM calls the service of a client, e.g. `rds` for `@aws-sdk/client-rds`. */
const prefixes: Record<string, string> = {
  iam: 'iam',
  rds: 'rds',
  'secrets-manager': 'secretsmanager',
  sts: 'sts',
};

/** Every file of the product's own source below a folder of it. */
function listSources(folder: string): string[] {
  return readdirSync(join(sources, folder), { recursive: true })
    .map(name => join(sources, folder, String(name)))
    .filter(
      file =>
        file.endsWith('.ts') &&
        !file.endsWith('.test.ts') &&
        !file.includes('testUtils'),
    );
}

/**
 * The actions that a file needs: of the command classes that it imports, of which `DescribeDBInstancesCommand` is
 * `rds:DescribeDBInstances`, and those that it names, as AWS asks for more than one right for some calls.
 */
function listActions(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const imports = /import \{([^}]*)\} from '@aws-sdk\/client-([a-z-]+)'/g;
  const called = [...text.matchAll(imports)].flatMap(
    ([, names = '', client = '']) =>
      names
        .split(',')
        .map(name => name.trim())
        .filter(name => name.endsWith('Command'))
        .map(name => `${prefixes[client]}:${name.replace(/Command$/, '')}`),
  );
  const named = /\b(?:rds|kms|iam|secretsmanager|sts):[A-Z]\w+/g;
  return [...called, ...(text.match(named) ?? [])];
}

const unique = (actions: string[]) => [...new Set(actions)].sort();

describe('the policies', () => {
  const needed = unique(listSources('.').flatMap(listActions));

  it('allow every action that the source calls or names, and nothing else', () => {
    const allowed = ['reader', 'executor', 'portal'].flatMap(actionsOf);
    expect(needed).toContain('rds:DescribeDBInstances');
    expect(unique(allowed)).toEqual(needed);
  });

  it('let the reader do what showing a data store needs, and change nothing', () => {
    const shown = unique(listSources('picture').flatMap(listActions));
    expect(actionsOf('reader')).toEqual(expect.arrayContaining(shown));
    for (const action of actionsOf('reader')) {
      expect(action).toMatch(/:(Describe|GetCallerIdentity)/);
    }
  });

  it('let the executor remove only what a drill made and tagged (F11)', () => {
    const removing = readPolicy('executor').filter(({ Action }) =>
      Action.some(action => /:(Delete|Remove|Modify|Stop|Reboot)/.test(action)),
    );
    expect(removing).toEqual([
      {
        Sid: 'RemoveCopiesOfDrills',
        Effect: 'Allow',
        Action: ['rds:DeleteDBInstance'],
        Resource: ['arn:aws:rds:*:*:db:*-drill-*'],
        Condition: {
          StringLike: { 'aws:ResourceTag/slipway.dev/operation': '?*' },
        },
      },
    ]);
  });

  it('let the executor tag only what operations make, and not what others have made (F8)', () => {
    const tagging = readPolicy('executor').filter(({ Action }) =>
      Action.includes('rds:AddTagsToResource'),
    );
    expect(tagging).toHaveLength(1);
    for (const { Resource, Condition } of tagging) {
      for (const resource of Resource) {
        expect(resource).toMatch(/-(restored|drill|slipway)-\*$/);
      }
      expect(Condition).toEqual({
        StringLike: { 'aws:RequestTag/slipway.dev/operation': '?*' },
      });
    }
  });

  it('let the portal itself take on the two roles, and nothing else', () => {
    expect(readPolicy('portal')).toEqual([
      expect.objectContaining({
        Action: ['sts:AssumeRole'],
        Resource: [
          expect.stringMatching(/:role\/slipway-reader$/),
          expect.stringMatching(/:role\/slipway-executor$/),
        ],
      }),
    ]);
  });

  it('give no action by a pattern', () => {
    const all = ['reader', 'executor', 'portal'].flatMap(readPolicy);
    for (const { Effect, Action } of all) {
      expect(Effect).toBe('Allow');
      expect(Action.filter(action => action.includes('*'))).toEqual([]);
    }
  });
});
