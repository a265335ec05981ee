import { isError } from '@backstage/errors';
import {
  PlanChange,
  PlanRemark,
} from '@slipway/backstage-plugin-slipway-common';
import { createYamlDiff } from '../diff/yamlDiff';
import { objectAt, RawObject, valueAt } from '../model/raw';
import { cleanTemplate } from '../model/templateHash';
import { JsonPatchOperation, KubernetesObjects } from './clusterAccess';
import { nameOf } from './liveIdentity';
import { LiveWorkload } from './liveWorkload';

/** What the server says to a patch without carrying it out. */
export type DryRun =
  | { result: RawObject; blocker?: undefined }
  | { result?: undefined; blocker: PlanRemark };

/**
 * Has the server go through a patch without storing anything: validation, admission and defaults included.
 *
 * @throws ConflictError where the object was changed since it was read.
 */
export async function dryRun(
  live: LiveWorkload,
  executor: KubernetesObjects,
  request: { patch: readonly JsonPatchOperation[]; fieldManager: string },
): Promise<DryRun> {
  try {
    const result = await executor.patch(live.ref, request.patch, {
      fieldManager: request.fieldManager,
      dryRun: true,
    });
    return { result };
  } catch (error) {
    if (!isError(error)) {
      throw error;
    }
    switch (error.name) {
      case 'NotAllowedError':
        return { blocker: { code: 'RightMissing', message: error.message } };
      case 'InputError':
        return {
          blocker: {
            code: 'RefusedByServer',
            message: `The API server would refuse the change: ${error.message}`,
          },
        };
      default:
        throw error;
    }
  }
}

/** What the patch would change, as a diff of the parts of the specification that operations touch. */
export function describeChange(
  live: LiveWorkload,
  result: RawObject,
): PlanChange {
  return {
    title: nameOf(live),
    diff: createYamlDiff({
      before: getTouchedParts(live.raw),
      after: getTouchedParts(result),
      beforeName: 'live',
      afterName: 'planned',
    }),
  };
}

function getTouchedParts(object: RawObject): RawObject {
  const replicas = valueAt(object, 'spec', 'replicas');
  const paused = valueAt(object, 'spec', 'paused');
  return {
    spec: {
      ...(replicas === undefined ? {} : { replicas }),
      ...(paused === undefined ? {} : { paused }),
      template: cleanTemplate(objectAt(object, 'spec', 'template')),
    },
  };
}
