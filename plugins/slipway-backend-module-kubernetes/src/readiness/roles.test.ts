import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { changingRights, readingRights, Right } from './rights';

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

/** The right that is asked for only where it is granted: without it a swapped cluster goes unnoticed. */
const clusterIdentity: Right = {
  group: '',
  resource: 'namespaces',
  verb: 'get',
};

function rightsOf(role: string): string[] {
  const file = resolve(__dirname, '../../rbac', `${role}.yaml`);
  const { rules } = parse(readFileSync(file, 'utf8')) as { rules: Rule[] };
  return rules
    .flatMap(({ apiGroups, resources, verbs }) =>
      apiGroups.flatMap(group =>
        resources.flatMap(resource =>
          verbs.map(verb => write({ group, resource, verb })),
        ),
      ),
    )
    .sort();
}

function write({ group, resource, verb }: Right): string {
  return `${verb} ${resource}.${group}`;
}

describe('the roles', () => {
  it('let the reader do what it needs, and nothing else', () => {
    expect(rightsOf('reader')).toEqual(
      [...readingRights, clusterIdentity].map(write).sort(),
    );
  });

  it('let the executor do what it needs, and nothing else', () => {
    expect(rightsOf('executor')).toEqual(changingRights.map(write).sort());
  });
});
