import { isPlainObject } from '../../objects/equalJson';
import { KubernetesObject } from '../../objects/KubernetesObject';
import { Pod } from '../../objects/kinds';
import { Resource } from '../../resources/Resource';
import { resources } from '../../resources/resources';
import { DeleteOptions } from '../../store/deletion';
import { notFound } from '../../store/StatusError';
import { ApiContext } from '../ApiContext';
import { listText } from '../read/list';
import { readSelection } from '../read/selection';
import { Call, CompleteAnswer } from '../request/Call';
import { objectText } from '../served/serialise';
import { ServedResource } from '../served/ServedResource';
import {
  badRequest,
  deletedStatus,
  invalidOptions,
  unsupportedValue,
} from '../statusObjects';
import { deleteNamespace } from './deleteNamespace';
import { isDryRun } from './writeOptions';

const policies = ['Foreground', 'Background', 'Orphan'] as const;

/** Kinds whose deletion is answered with the object, even where it is gone at once. */
const answeredWithObject: readonly Resource[] = [
  resources.pods,
  resources.services,
  resources.serviceaccounts,
  resources.resourcequotas,
  resources.persistentvolumeclaims,
];

type Options = DeleteOptions & { dryRun: boolean };

/** Deletes an object, now or after its grace period. */
export function deleteObject(
  call: Call,
  served: ServedResource,
  context: ApiContext,
): CompleteAnswer {
  const { store } = context;
  const { resource } = served;
  const name = call.info.name ?? '';
  const namespace = resource.namespaced ? call.info.namespace : undefined;
  const current = store.get(resource, namespace, name);
  if (!current) {
    throw notFound(resource, name);
  }
  const options = withDefaults(resource, readOptions(call));
  if (resource === resources.namespaces) {
    const object = deleteNamespace(context, name, options);
    return { status: 200, body: objectText(served, object) };
  }
  const deleted = store.delete(resource, namespace, name, {
    ...options,
    gracePeriodSeconds: graceOf(resource, current, options),
  });
  const isThere = store.get(resource, namespace, name) !== undefined;
  const isMarked =
    deleted?.metadata.deletionTimestamp !== undefined &&
    (isThere || options.dryRun);
  return {
    status: 200,
    body:
      deleted && (isMarked || answeredWithObject.includes(resource))
        ? objectText(served, deleted)
        : deletedStatus({
            name,
            ...(resource.group && { group: resource.group }),
            kind: resource.plural,
            uid: current.metadata.uid,
          }),
  };
}

/** What belongs to a Job stays, unless it is told otherwise. */
function withDefaults(resource: Resource, options: Options): Options {
  return resource === resources.jobs
    ? { ...options, propagation: options.propagation ?? 'Orphan' }
    : options;
}

/** Deletes everything that is selected; answers with what was there. */
export function deleteCollection(
  call: Call,
  served: ServedResource,
  { store }: ApiContext,
): CompleteAnswer {
  const { resource } = served;
  const options = readOptions(call);
  const selection = readSelection(call.query, served);
  const items = store
    .list(resource, call.info.namespace)
    .filter(selection.matches);
  for (const item of items) {
    const { namespace, name } = item.metadata;
    store.delete(resource, namespace, name, {
      ...options,
      gracePeriodSeconds: graceOf(resource, item, options),
    });
  }
  const metadata = { resourceVersion: String(store.resourceVersion) };
  return { status: 200, body: listText(served, metadata, items) };
}

/** A pod that runs on a node has the time for its end that it asks for. */
function graceOf(
  resource: Resource,
  object: KubernetesObject,
  { gracePeriodSeconds }: Options,
): number {
  if (resource !== resources.pods) {
    return 0;
  }
  const { spec, status } = object as Pod;
  const isOver = ['Succeeded', 'Failed'].includes(status?.phase ?? '');
  return !spec?.nodeName || isOver
    ? 0
    : (gracePeriodSeconds ?? spec.terminationGracePeriodSeconds ?? 30);
}

function readOptions({ body, query }: Call): Options {
  const sent = body ? parse(body) : {};
  const policy = sent.propagationPolicy ?? query.get('propagationPolicy');
  const known = policies.find(name => name === policy);
  if (policy && !known) {
    throw invalidOptions(
      'DeleteOptions',
      unsupportedValue('propagationPolicy', policy, [...policies, 'nil']),
    );
  }
  const dryRun = sent.dryRun ?? query.getAll('dryRun');
  const grace = sent.gracePeriodSeconds ?? query.get('gracePeriodSeconds');
  const { uid, resourceVersion } = (sent.preconditions ?? {}) as Pick<
    Options,
    'uid' | 'resourceVersion'
  >;
  return {
    propagation: known,
    dryRun: isDryRun(dryRun as string[], 'DeleteOptions'),
    uid,
    resourceVersion,
    ...(grace !== undefined &&
      grace !== null && { gracePeriodSeconds: Number(grace) }),
  };
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    if (isPlainObject(value)) {
      return value;
    }
  } catch {
    // Said below.
  }
  throw badRequest('the options of the deletion are not a JSON object');
}
