import { resources } from '../../resources/resources';
import type { ControllerContext } from '../ControllerContext';
import type { ControllerRevision, Pod, StatefulSet } from '../kinds';
import { endPod, makePod, PodWords } from '../makePod';
import { partitionOf } from './ordinals';

const component = 'statefulset-controller';

/** A StatefulSet that is being looked at. */
export interface StatefulSync {
  context: ControllerContext;
  set: StatefulSet;
  /** What the pods below the partition run. */
  current: ControllerRevision;
  /** What the set's template is. */
  update: ControllerRevision;
  now: Date;
}

/** Makes the pod with that number, of the revision that is its own, and its volumes before it. */
export function makeStatefulPod(sync: StatefulSync, ordinal: number): Pod {
  const { context, set, current, update } = sync;
  const name = `${set.metadata.name}-${ordinal}`;
  const isOld = ordinal < (set.spec.ordinals?.start ?? 0) + partitionOf(set);
  const revision = isOld ? current : update;
  const { $patch: _, ...template } = revision.data.spec.template;
  makeClaims(sync, name);
  return makePod(context, {
    owner: set,
    template,
    component,
    words: wordsOf(set),
    identity: {
      name,
      labels: {
        'apps.kubernetes.io/pod-index': String(ordinal),
        'controller-revision-hash': revision.metadata.name,
        'statefulset.kubernetes.io/pod-name': name,
      },
      spec: { hostname: name, subdomain: set.spec.serviceName },
    },
  });
}

/** Ends a pod of the set. */
export function endStatefulPod({ context, set }: StatefulSync, pod: Pod): void {
  endPod(context, pod, { owner: set, component, words: wordsOf(set) });
}

/** Volumes outlive their pods: those that are there are taken again. */
function makeClaims({ context, set }: StatefulSync, pod: string): void {
  const { store } = context;
  const { namespace } = set.metadata;
  for (const claim of set.spec.volumeClaimTemplates ?? []) {
    const name = `${claim.metadata?.name}-${pod}`;
    if (!store.get(resources.persistentvolumeclaims, namespace, name)) {
      store.create(resources.persistentvolumeclaims, {
        metadata: {
          name,
          namespace,
          labels: set.spec.selector.matchLabels,
        },
        spec: { ...claim.spec, volumeName: `pvc-${name}` },
        status: {
          phase: 'Bound',
          accessModes: claim.spec?.accessModes,
          capacity: claim.spec?.resources?.requests,
        },
      });
    }
  }
}

function wordsOf({ metadata: { name } }: StatefulSet): PodWords {
  const tell = (verb: string, pod: string) =>
    `${verb} Pod ${pod} in StatefulSet ${name}`;
  return {
    created: pod => `${tell('Create', pod)} successful`,
    refused: (pod, why) => `${tell('Create', pod)} failed error: ${why}`,
    deleted: pod => `${tell('Delete', pod)} successful`,
  };
}
