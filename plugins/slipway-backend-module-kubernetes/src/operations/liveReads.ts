import { KeptEvent } from '../model/kept';
import { RawObject } from '../model/raw';
import { trimEvent } from '../model/trimEvent';
import { KubernetesWorkloadKind } from '../model/workloadId';
import { EqualitySelector, formatSelector } from '../placement/selector';
import { KubernetesObjects } from './clusterAccess';
import { isNamed } from './stepErrors';

/** What may be read besides the workload itself. */
export type LivePart = 'revisions' | 'pods' | 'autoscalers';

/** Which part of a workload is read. */
export interface PartQuery {
  part: LivePart;
  kind: KubernetesWorkloadKind;
  namespace: string;
  /** Labels of the workload's pods and revisions. */
  labels: EqualitySelector;
}

/**
 * Reads one part of a workload live.
 *
 * @remarks
 * An empty selector would read what is everybody's in the namespace: nothing is read instead.
 */
export async function readPart(
  reader: KubernetesObjects,
  { part, kind, namespace, labels }: PartQuery,
): Promise<readonly RawObject[]> {
  const labelSelector = formatSelector(labels);
  if (!labelSelector && part !== 'autoscalers') {
    return [];
  }
  switch (part) {
    case 'pods':
      return reader.list(
        { group: '', version: 'v1', plural: 'pods', namespace },
        { labelSelector },
      );
    case 'revisions':
      return reader.list(
        {
          group: 'apps',
          version: 'v1',
          plural: kind === 'Deployment' ? 'replicasets' : 'controllerrevisions',
          namespace,
        },
        { labelSelector },
      );
    default:
      return reader.list({
        group: 'autoscaling',
        version: 'v2',
        plural: 'horizontalpodautoscalers',
        namespace,
      });
  }
}

/**
 * The warnings in a namespace, by the UID of the object that they are about.
 *
 * @remarks
 * Without the right to read events, causes are told from the pods alone.
 */
export async function readEvents(
  reader: KubernetesObjects,
  namespace: string,
): Promise<(uid: string) => readonly KeptEvent[]> {
  const byUid = new Map<string, KeptEvent[]>();
  try {
    const events = await reader.list(
      { group: '', version: 'v1', plural: 'events', namespace },
      { fieldSelector: 'type=Warning' },
    );
    for (const event of events.map(trimEvent)) {
      const known = byUid.get(event.involved.uid) ?? [];
      byUid.set(event.involved.uid, [...known, event]);
    }
  } catch (error) {
    if (!isNamed(error, 'NotAllowedError')) {
      throw error;
    }
  }
  return uid => byUid.get(uid) ?? [];
}
