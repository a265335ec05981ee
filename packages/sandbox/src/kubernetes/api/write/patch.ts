import { toTimestamp } from '../../clock/Clock';
import { isPlainObject } from '../../objects/equalJson';
import { KubernetesObject } from '../../objects/KubernetesObject';
import { Resource } from '../../resources/Resource';
import { createEntry, FieldManager } from '../../store/managedFields';
import { StatusError } from '../../store/StatusError';
import { ApiContext } from '../ApiContext';
import { applyConfiguration, ownFields } from '../patch/applyPatch';
import { applyJsonPatch } from '../patch/jsonPatch';
import { applyMergePatch } from '../patch/mergePatch';
import { applyStrategicMergePatch } from '../patch/strategicMergePatch';
import { Call, CompleteAnswer } from '../request/Call';
import { objectText } from '../served/serialise';
import { findTypeMismatch } from '../validation/fieldTypes';
import { ServedResource } from '../served/ServedResource';
import {
  badRequest,
  forbidden,
  invalid,
  invalidOptions,
  invalidValue,
  requiredValue,
} from '../statusObjects';
import { storeChange, storeNew } from './write';
import { isDryRun, parseYaml } from './writeOptions';

const APPLY = 'application/apply-patch+yaml';

type Patch = (object: KubernetesObject, body: string) => KubernetesObject;

const patches: Readonly<Record<string, Patch>> = {
  'application/json-patch+json': applyJsonPatch,
  'application/merge-patch+json': applyMergePatch,
  'application/strategic-merge-patch+json': applyStrategicMergePatch,
};

/** The patch that a content type stands for. @throws StatusError UnsupportedMediaType */
export function findPatch(contentType: string): Patch {
  const patch = patches[contentType];
  if (!patch) {
    throw new StatusError(
      415,
      'UnsupportedMediaType',
      '415: Unsupported Media Type',
      {},
    );
  }
  return patch;
}

/** Changes an object by a patch. */
export function patchObject(
  call: Call,
  served: ServedResource,
  context: ApiContext,
): CompleteAnswer {
  const { query, body, contentType } = call;
  const dryRun = isDryRun(query.getAll('dryRun'), 'PatchOptions');
  if (contentType === APPLY) {
    return applyObject(call, served, { context, dryRun });
  }
  const patch = findPatch(contentType);
  if (query.has('force')) {
    throw invalidOptions(
      'PatchOptions',
      forbidden('force', 'may not be specified for non-apply patch'),
    );
  }
  const { resource, shape } = served;
  const patched = storeChange(call, resource, {
    context,
    dryRun,
    change: current => {
      const next = patch(shape?.toWire(current) ?? current, body);
      if (!isPlainObject(next.metadata)) {
        throw badRequest('the patched object has no metadata');
      }
      const { uid } = next.metadata;
      if (uid && uid !== current.metadata.uid) {
        const problem = invalidValue('metadata.uid', uid, 'field is immutable');
        // Found as a part of the metadata and as one of the update.
        throw invalid(resource, current.metadata.name, [problem, problem]);
      }
      checkPatchedTypes(resource, next);
      return shape?.fromWire(next) ?? next;
    },
  });
  return { status: 200, body: objectText(served, patched), stored: patched };
}

/** A field of another type is said of the whole object, which the API server could not read. */
function checkPatchedTypes(resource: Resource, next: KubernetesObject): void {
  const mismatch = findTypeMismatch(resource, next);
  if (mismatch) {
    throw new StatusError(
      422,
      'Invalid',
      ` "" is invalid: patch: ${patchProblem(next, mismatch)}`,
      {
        causes: [
          {
            reason: 'FieldValueInvalid',
            message: patchProblem(next, mismatch),
            field: 'patch',
          },
        ],
      },
    );
  }
}

function patchProblem(next: KubernetesObject, mismatch: string): string {
  return `Invalid value: ${JSON.stringify(JSON.stringify(next))}: ${mismatch}`;
}

function applyObject(
  call: Call,
  served: ServedResource,
  { context, dryRun }: { context: ApiContext; dryRun: boolean },
): CompleteAnswer {
  const { info, query } = call;
  const { resource } = served;
  const configuration = readConfiguration(call, served);
  const manager: FieldManager = {
    name: call.fieldManager,
    operation: 'Apply',
    ...(info.subresource && { subresource: info.subresource }),
  };
  const time = toTimestamp(context.clock.now());
  const namespace = resource.namespaced ? info.namespace : undefined;
  if (!context.store.get(resource, namespace, info.name ?? '')) {
    const entry = createEntry(configuration.apiVersion, {
      manager,
      time,
      fieldsV1: ownFields(configuration),
    });
    const metadata = { ...configuration.metadata, managedFields: [entry] };
    const object = { ...configuration, metadata };
    const created = storeNew(call, resource, {
      context,
      object,
      dryRun,
      manager,
    });
    return { status: 201, body: objectText(served, created), stored: created };
  }
  const applied = storeChange(call, resource, {
    context,
    dryRun,
    manager,
    change: current =>
      applyConfiguration(current, configuration, {
        manager,
        time,
        force: query.get('force') === 'true',
      }),
  });
  return { status: 200, body: objectText(served, applied), stored: applied };
}

function readConfiguration(
  { body, query, info }: Call,
  { shape, resource }: ServedResource,
): KubernetesObject {
  if (!query.get('fieldManager')) {
    throw invalidOptions(
      'PatchOptions',
      requiredValue('fieldManager', 'is required for apply patch'),
    );
  }
  const value = parseYaml(body);
  if (!isPlainObject(value) || !value.kind || !value.apiVersion) {
    throw badRequest('invalid object type: /, Kind=');
  }
  const metadata = isPlainObject(value.metadata) ? value.metadata : {};
  if ('managedFields' in metadata) {
    throw badRequest('metadata.managedFields must be nil');
  }
  const named = {
    ...value,
    metadata: {
      ...metadata,
      name: metadata.name ?? info.name,
      ...(resource.namespaced && { namespace: info.namespace }),
    },
  } as unknown as KubernetesObject;
  return shape?.fromWire(named) ?? named;
}
