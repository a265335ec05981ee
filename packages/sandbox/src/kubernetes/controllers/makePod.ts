import { defaultPod } from '../api/defaults/podSpec';
import type { KubernetesObject } from '../objects/KubernetesObject';
import { StatusError } from '../store/StatusError';
import type { ControllerContext } from './ControllerContext';
import { nameSuffix } from './hash';
import type { Pod, PodTemplate } from './kinds';
import { ownerReference } from './owners';
import { checkQuota } from './quota/checkQuota';
import { stored } from './stored';

/** What a pod is to have besides what its template says. */
export interface PodIdentity {
  /** @default the owner's name with five characters of its own */
  name?: string;
  labels?: Readonly<Record<string, string>>;
  spec?: Partial<Pod['spec']>;
}

/** @see {@link makePod} */
export interface PodOptions {
  owner: KubernetesObject;
  template: PodTemplate;
  /** Who remarks on it, e.g. `replicaset-controller`. */
  component: string;
  identity?: PodIdentity;
  words?: PodWords;
}

/** How a controller tells of its pods. */
export interface PodWords {
  created: (pod: string) => string;
  refused: (pod: string, why: string) => string;
  deleted: (pod: string) => string;
}

const usualWords: PodWords = {
  created: pod => `Created pod: ${pod}`,
  refused: (_, why) => `Error creating: ${why}`,
  deleted: pod => `Deleted pod: ${pod}`,
};

/**
 * Makes a pod for a controller, and an event of it.
 *
 * @throws StatusError where a quota forbids it, after an event of that.
 */
export function makePod(context: ControllerContext, options: PodOptions): Pod {
  const { owner, component, words = usualWords } = options;
  const pod = describePod(options);
  try {
    checkQuota(context, pod);
    const created = context.store.create(stored.pods, pod);
    context.events.record(
      { component },
      {
        object: owner,
        reason: 'SuccessfulCreate',
        message: words.created(created.metadata.name),
      },
    );
    return created;
  } catch (error) {
    if (error instanceof StatusError) {
      context.events.record(
        { component },
        {
          object: owner,
          type: 'Warning',
          reason: 'FailedCreate',
          message: words.refused(pod.metadata.name, error.message),
        },
      );
    }
    throw error;
  }
}

/** Ends a pod for a controller, and leaves an event of it. */
export function endPod(
  context: ControllerContext,
  pod: Pod,
  by: Pick<PodOptions, 'owner' | 'component' | 'words'>,
): void {
  const { words = usualWords } = by;
  deletePod(context, pod);
  context.events.record(
    { component: by.component },
    {
      object: by.owner,
      reason: 'SuccessfulDelete',
      message: words.deleted(pod.metadata.name),
    },
  );
}

/** Deletes a pod as the API does: one that is on a node has its time for ending. */
export function deletePod({ store }: ControllerContext, pod: Pod): void {
  const { namespace, name, uid } = pod.metadata;
  store.delete(stored.pods, namespace, name, {
    uid,
    gracePeriodSeconds: pod.spec.nodeName
      ? (pod.spec.terminationGracePeriodSeconds ?? 30)
      : 0,
  });
}

function describePod({ owner, template, identity = {} }: PodOptions) {
  const { namespace, name } = owner.metadata;
  const generateName = `${name}-`;
  return {
    metadata: {
      ...(identity.name
        ? { name: identity.name }
        : {
            generateName,
            name: `${generateName}${nameSuffix(Math.floor(Math.random() * 27 ** 5))}`,
          }),
      namespace,
      labels: { ...template.metadata?.labels, ...identity.labels },
      annotations: template.metadata?.annotations,
      finalizers: template.metadata?.finalizers,
      ownerReferences: [ownerReference(owner)],
      managedFields: [],
    },
    spec: defaultPod({
      serviceAccountName: 'default',
      schedulerName: 'default-scheduler',
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      ...template.spec!,
      ...identity.spec,
    }) as Pod['spec'],
    status: { phase: 'Pending', qosClass: qosClassOf(template) },
  };
}

/** How well the pod's resources are guaranteed. */
function qosClassOf({ spec }: PodTemplate): string {
  const all = (spec?.containers ?? []).map(({ resources }) => resources);
  const isGuaranteed = all.every(
    resources =>
      resources?.limits?.cpu !== undefined &&
      resources.limits.memory !== undefined &&
      (resources.requests?.cpu ?? resources.limits.cpu) ===
        resources.limits.cpu &&
      (resources.requests?.memory ?? resources.limits.memory) ===
        resources.limits.memory,
  );
  if (isGuaranteed) {
    return 'Guaranteed';
  }
  return all.some(resources => resources?.requests ?? resources?.limits)
    ? 'Burstable'
    : 'BestEffort';
}
