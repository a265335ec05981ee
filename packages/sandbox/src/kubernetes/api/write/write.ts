import type { Pod } from '../../controllers/kinds';
import { checkQuota } from '../../controllers/quota/checkQuota';
import { KubernetesObject } from '../../objects/KubernetesObject';
import { resources } from '../../resources/resources';
import { Resource } from '../../resources/Resource';
import { FieldManager } from '../../store/managedFields';
import { notFound } from '../../store/StatusError';
import { ApiContext } from '../ApiContext';
import {
  applyCreationDefaults,
  applyDefaults,
  countTemplateChange,
} from '../defaults/defaults';
import { Call, CompleteAnswer } from '../request/Call';
import { objectText } from '../served/serialise';
import { ServedResource } from '../served/ServedResource';
import { validate } from '../validation/validate';
import { checkName, isDryRun, readObject } from './writeOptions';

/** Creates the object that is sent. */
export function createObject(
  call: Call,
  served: ServedResource,
  context: ApiContext,
): CompleteAnswer {
  const dryRun = isDryRun(call.query.getAll('dryRun'), 'CreateOptions');
  const object = readObject(call, served);
  const created = storeNew(call, served.resource, {
    context,
    object,
    dryRun,
    manager: { name: call.fieldManager },
  });
  return { status: 201, body: objectText(served, created), stored: created };
}

/** Stores a new object with everything that the API server adds to one. */
export function storeNew(
  { info }: Pick<Call, 'info'>,
  resource: Resource,
  options: {
    context: ApiContext;
    object: KubernetesObject;
    dryRun: boolean;
    manager: FieldManager;
  },
): KubernetesObject {
  const { context, dryRun, manager } = options;
  checkNamespace(resource, info.namespace, context);
  const object = applyCreationDefaults(resource, options.object);
  validate(resource, object);
  if (resource === resources.pods) {
    checkQuota(context, object as Pod);
  }
  return context.store.create(resource, object, { manager, dryRun });
}

/** Replaces an object by the one that is sent. */
export function replaceObject(
  call: Call,
  served: ServedResource,
  context: ApiContext,
): CompleteAnswer {
  const dryRun = isDryRun(call.query.getAll('dryRun'), 'CreateOptions');
  const object = readObject(call, served);
  checkName(object.metadata.name, call);
  const updated = storeChange(call, served.resource, {
    context,
    dryRun,
    change: () => object,
  });
  return { status: 200, body: objectText(served, updated), stored: updated };
}

/** Stores what `change` makes of the object of the address, with defaults and after validation. */
export function storeChange(
  { info, fieldManager }: Call,
  resource: Resource,
  options: {
    context: ApiContext;
    dryRun: boolean;
    change: (current: KubernetesObject) => KubernetesObject;
    manager?: FieldManager;
  },
): KubernetesObject {
  const { context, dryRun, change, manager } = options;
  const subresource = info.subresource === 'status' ? 'status' : undefined;
  return context.store.update(
    resource,
    resource.namespaced ? info.namespace : undefined,
    info.name ?? '',
    current => {
      const next = change(current);
      checkName(next.metadata.name, { info });
      return admit(resource, { current, next, subresource });
    },
    { dryRun, manager: manager ?? { name: fieldManager }, subresource },
  );
}

function admit(
  resource: Resource,
  options: {
    current: KubernetesObject;
    next: KubernetesObject;
    subresource?: 'status';
  },
): KubernetesObject {
  const { current, next, subresource } = options;
  const kept = {
    ...next,
    metadata: {
      ...next.metadata,
      resourceVersion: next.metadata.resourceVersion || undefined,
      uid: next.metadata.uid || undefined,
      deletionTimestamp: current.metadata.deletionTimestamp,
      deletionGracePeriodSeconds: current.metadata.deletionGracePeriodSeconds,
    },
  } as unknown as KubernetesObject;
  if (subresource === 'status') {
    return kept;
  }
  const hasOwnStatus = resource.subresources.includes('status');
  const defaulted = applyDefaults(resource, {
    ...kept,
    ...(hasOwnStatus && { status: current.status }),
  });
  const { uid, resourceVersion } = kept.metadata;
  if (
    (uid && uid !== current.metadata.uid) ||
    (resourceVersion && resourceVersion !== current.metadata.resourceVersion)
  ) {
    // The store refuses it: a conflict comes before what is wrong with the object.
    return defaulted;
  }
  validate(
    resource,
    {
      ...defaulted,
      metadata: { ...defaulted.metadata, name: current.metadata.name },
    },
    current,
  );
  return countTemplateChange(resource, current, defaulted);
}

function checkNamespace(
  resource: Resource,
  namespace: string | undefined,
  { store }: ApiContext,
) {
  if (
    resource.namespaced &&
    !store.get(resources.namespaces, undefined, namespace ?? '')
  ) {
    throw notFound(resources.namespaces, namespace ?? '');
  }
}
