import { KeptByKind, KeptObjects, WatchedKind } from '../kept';
import { RawObject } from '../raw';
import { trimByKind } from '../trim';

/** Kept objects, from raw ones of each kind. */
export function keptObjects(
  raw: Partial<Record<WatchedKind, readonly RawObject[]>>,
): KeptObjects {
  const trimAll = <TKind extends WatchedKind>(
    kind: TKind,
  ): KeptByKind[TKind][] => (raw[kind] ?? []).map(trimByKind[kind]);
  return {
    deployments: trimAll('deployments'),
    replicasets: trimAll('replicasets'),
    statefulsets: trimAll('statefulsets'),
    daemonsets: trimAll('daemonsets'),
    controllerrevisions: trimAll('controllerrevisions'),
    pods: trimAll('pods'),
    horizontalpodautoscalers: trimAll('horizontalpodautoscalers'),
  };
}
