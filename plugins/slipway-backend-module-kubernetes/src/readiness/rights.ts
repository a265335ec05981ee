import { watchedKinds } from '../model/kept';
import { AccessQuestion } from '../operations/clusterAccess';
import { watchedResources } from '../reflector/resources';

/** A right that the product needs. */
export type Right = Pick<AccessQuestion, 'verb' | 'group' | 'resource'>;

const workloads = ['deployments', 'statefulsets', 'daemonsets'];

/** What is needed to show services, and to plan operations from facts read live. */
export const readingRights: readonly Right[] = [
  ...watchedKinds.flatMap(resource =>
    ['list', 'watch'].map(verb => ({
      verb,
      group: watchedResources[resource].group,
      resource,
    })),
  ),
  ...workloads.map(resource => ({ verb: 'get', group: 'apps', resource })),
  { verb: 'list', group: '', resource: 'events' },
];

/** What is needed to carry out operations. */
export const changingRights: readonly Right[] = workloads.map(resource => ({
  verb: 'patch',
  group: 'apps',
  resource,
}));

/** The rule that would give a right, as it stands in a Role. */
export function writeRule({ verb, group, resource }: Right): string {
  return `{apiGroups: ["${group}"], resources: ["${resource}"], verbs: ["${verb}"]}`;
}
