import { KubernetesObject } from '../../objects/KubernetesObject';
import { Shape } from './ServedResource';

/** Fields of events by their names in `v1` and in `events.k8s.io/v1`. */
const names = [
  ['involvedObject', 'regarding'],
  ['message', 'note'],
  ['reportingComponent', 'reportingController'],
  ['source', 'deprecatedSource'],
  ['firstTimestamp', 'deprecatedFirstTimestamp'],
  ['lastTimestamp', 'deprecatedLastTimestamp'],
  ['count', 'deprecatedCount'],
] as const;

/** Events as `events.k8s.io/v1` writes them. */
export const newerEvents: Shape = {
  toWire: object =>
    rename(object, {
      names: new Map(names),
      apiVersion: 'events.k8s.io/v1',
    }),
  fromWire: object =>
    rename(object, {
      names: new Map(names.map(([core, newer]) => [newer, core])),
      apiVersion: 'v1',
    }),
};

function rename(
  object: KubernetesObject,
  options: { names: ReadonlyMap<string, string>; apiVersion: string },
): KubernetesObject {
  return {
    ...(Object.fromEntries(
      Object.entries(object).map(([key, value]) => [
        options.names.get(key) ?? key,
        value,
      ]),
    ) as unknown as KubernetesObject),
    apiVersion: options.apiVersion,
  };
}
