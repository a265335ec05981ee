import { resources } from '../../resources/resources';
import { Resource } from '../../resources/Resource';
import { firstAutoscalers } from './autoscalers';
import { newerEvents } from './events';
import { ServedResource } from './ServedResource';

const stored: readonly ServedResource[] = Object.values<Resource>(
  resources,
).map(resource => ({
  resource,
  group: resource.group,
  version: resource.version,
}));

/** Everything that is stored, in each version in which it can be asked for. */
export const servedResources: readonly ServedResource[] = [
  ...stored,
  {
    resource: resources.horizontalpodautoscalers,
    group: 'autoscaling',
    version: 'v1',
    shape: firstAutoscalers,
  },
  {
    resource: resources.events,
    group: 'events.k8s.io',
    version: 'v1',
    shape: newerEvents,
  },
];

const byAddress = new Map(
  servedResources.map(served => [
    `${served.group}/${served.version}/${served.resource.plural}`,
    served,
  ]),
);

export function findServed(
  group: string,
  version: string,
  plural: string,
): ServedResource | undefined {
  return byAddress.get(`${group}/${version}/${plural}`);
}
