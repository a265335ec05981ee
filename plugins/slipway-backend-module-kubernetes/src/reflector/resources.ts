import { WatchedKind } from '../model/kept';

/** API group and version by which each kind is read. */
export const watchedResources: Readonly<
  Record<WatchedKind, { group: string; version: string }>
> = {
  deployments: { group: 'apps', version: 'v1' },
  replicasets: { group: 'apps', version: 'v1' },
  statefulsets: { group: 'apps', version: 'v1' },
  daemonsets: { group: 'apps', version: 'v1' },
  controllerrevisions: { group: 'apps', version: 'v1' },
  pods: { group: '', version: 'v1' },
  horizontalpodautoscalers: { group: 'autoscaling', version: 'v2' },
};
