import {
  changingRights,
  readingRights,
  Right,
} from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/readiness/rights';
import { describeAwsRights } from './awsRights';
import { code, document, generatedNote, table } from './markdown';

const rbac = '../../plugins/slipway-backend-module-kubernetes/rbac';

/** The reference of the rights that Slipway needs in a cluster, which readiness asks for one by one, and in an account of AWS. */
export function describeRights(): string {
  return document(
    generatedNote,
    '# Rights',
    '## In a cluster',
    `Reading and changing use different credentials. \`GET /api/slipway/readiness\` asks each cluster for each of these rights, and prints the rule that would give a missing one. The roles to apply are [reader.yaml](${rbac}/reader.yaml) and [executor.yaml](${rbac}/executor.yaml).`,
    '### Reader',
    'To show services and to plan operations. Where it may also `get` the namespace `kube-system`, a cluster that is put in the place of another is noticed.',
    describeTable(readingRights),
    '### Executor',
    'To carry out operations. Without an executor a target is read-only.',
    describeTable(changingRights),
    describeAwsRights(),
  );
}

function describeTable(rights: readonly Right[]): string {
  const verbs = new Map<string, string[]>();
  for (const { group, resource, verb } of rights) {
    const key = `${resource} ${group}`;
    verbs.set(key, [...(verbs.get(key) ?? []), verb]);
  }
  return table(
    ['Resource', 'API group', 'Verbs'],
    [...verbs].map(([key, allowed]) => {
      const [resource, group] = key.split(' ');
      return [
        code(resource!),
        group ? code(group) : 'core',
        allowed.map(code).join(', '),
      ];
    }),
  );
}
