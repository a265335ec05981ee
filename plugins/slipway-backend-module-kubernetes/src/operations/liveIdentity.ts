import { JsonObject } from '@backstage/types';
import { ANNOTATION_OPERATION } from '@slipway/backstage-plugin-slipway-common';
import { TerminalOperationError } from '@slipway/backstage-plugin-slipway-node';
import { KeptFieldManager } from '../model/kept';
import { getLastManager } from '../model/trimMetadata';
import { LiveWorkload } from './liveWorkload';

/** What every operation keeps to know its workload again. */
export function keepIdentity(live: LiveWorkload): JsonObject {
  return { clusterUid: live.access.clusterUid, uid: live.found.workload.uid };
}

/**
 * Makes sure that it is the workload which the plan was made for, in the cluster that it was made for.
 *
 * @throws TerminalOperationError where it is another one.
 */
export function confirmIdentity(live: LiveWorkload, state: JsonObject): void {
  const { cluster } = live.access.config;
  if (live.access.clusterUid !== state.clusterUid) {
    throw new TerminalOperationError(
      `Under the name '${cluster}' another cluster answers than the one that the plan was made for`,
    );
  }
  if (live.found.workload.uid !== state.uid) {
    throw new TerminalOperationError(
      `${nameOf(live)} was deleted and made anew since the plan was made`,
    );
  }
}

/** Whether this operation has made a change to the workload, whatever became of it since. */
export function hasActed(live: LiveWorkload, operationId: string): boolean {
  return live.found.workload.annotations[ANNOTATION_OPERATION] === operationId;
}

/** `Deployment production/backend`. */
export function nameOf({ found }: Pick<LiveWorkload, 'found'>): string {
  return `${found.kind} ${found.workload.namespace}/${found.workload.name}`;
}

/** Who last changed a field of the workload, as far as the API server recorded it: `kubectl-set at 2026-…`. */
export function describeChanger(
  { raw }: LiveWorkload,
  ...path: string[]
): string {
  const manager: KeptFieldManager | undefined = getLastManager(raw, ...path);
  if (!manager) {
    return 'somebody';
  }
  return manager.at ? `${manager.name} at ${manager.at}` : manager.name;
}
