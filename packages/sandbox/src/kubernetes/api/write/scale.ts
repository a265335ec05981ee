import { isPlainObject } from '../../objects/equalJson';
import { KubernetesObject } from '../../objects/KubernetesObject';
import { notFound } from '../../store/StatusError';
import { ApiContext } from '../ApiContext';
import { Call, CompleteAnswer } from '../request/Call';
import { ServedResource } from '../served/ServedResource';
import { badRequest, invalid } from '../statusObjects';
import { checkCount } from '../validation/workloads';
import { findPatch } from './patch';
import { checkName, isDryRun } from './writeOptions';

interface Workload extends KubernetesObject {
  spec?: { replicas?: number; selector?: { matchLabels?: object } };
  status?: { replicas?: number };
}

/** Answers with the scale of a workload. */
export function readScale(
  { info }: Call,
  { resource }: ServedResource,
  { store }: ApiContext,
): CompleteAnswer {
  const name = info.name ?? '';
  const object = store.get(resource, info.namespace, name);
  if (!object) {
    throw notFound(resource, name);
  }
  return { status: 200, body: toScale(object) };
}

/** Sets the scale of a workload, by PUT or by a patch of its Scale. */
export function writeScale(
  call: Call,
  { resource }: ServedResource,
  { store }: ApiContext,
): CompleteAnswer {
  const { info, query, fieldManager } = call;
  const changed = store.update(
    resource,
    info.namespace,
    info.name ?? '',
    (current: Workload): KubernetesObject => {
      const { spec, metadata } = changeScale(call, toScale(current));
      checkName(metadata.name, call);
      const replicas = spec?.replicas ?? 0;
      const problems = checkCount('spec.replicas', replicas);
      if (problems.length) {
        throw invalid(
          { kind: 'Scale', group: 'autoscaling' },
          metadata.name,
          problems,
        );
      }
      return {
        ...current,
        metadata: {
          ...current.metadata,
          resourceVersion:
            metadata.resourceVersion || current.metadata.resourceVersion,
        },
        spec: { ...current.spec, replicas },
      };
    },
    {
      subresource: 'scale',
      manager: { name: fieldManager },
      dryRun: isDryRun(query.getAll('dryRun'), 'PatchOptions'),
    },
  );
  return { status: 200, body: toScale(changed), stored: changed };
}

function changeScale(call: Call, scale: Workload): Workload {
  if (call.method === 'PATCH') {
    return findPatch(call.contentType)(scale, call.body) as Workload;
  }
  const sent: unknown = JSON.parse(call.body || 'null');
  if (!isPlainObject(sent) || !isPlainObject(sent.metadata)) {
    throw badRequest(
      'the object provided is unrecognized (must be of type Scale)',
    );
  }
  return sent as unknown as Workload;
}

function toScale(object: Workload): Workload {
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    object.metadata;
  const labels = Object.entries(object.spec?.selector?.matchLabels ?? {});
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    // Nothing is left out, as everywhere in Go.
    spec: { ...(object.spec?.replicas && { replicas: object.spec.replicas }) },
    status: {
      replicas: object.status?.replicas ?? 0,
      selector: labels.map(([key, value]) => `${key}=${value}`).join(','),
    },
  } as Workload;
}
