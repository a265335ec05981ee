import {
  OperationKind,
  PlanObservation,
  PlanRemark,
} from '@slipway/backstage-plugin-slipway-common';
import { objectsAt, textAt } from '../model/raw';
import { nameOf } from './liveIdentity';
import { LiveWorkload } from './liveWorkload';
import { WorkloadChange } from './workloadChange';

/** What forbids any change to the workload. */
export function findBlockers<TKind extends OperationKind>(
  live: LiveWorkload,
  change: WorkloadChange<TKind>,
): PlanRemark[] {
  const { ownership } = live.shown;
  const { kind, workload } = live.found;
  return [
    ...(change.workloadKinds.includes(kind)
      ? []
      : [{ code: 'NotSupported', message: `${kind}: ${change.unsupported}` }]),
    ...(ownership.proved
      ? []
      : [
          {
            code: 'OwnershipUnproved',
            message: `${nameOf(live)} does not prove that it belongs to this service. ${ownership.message}`,
            ...(ownership.fix ? { remedy: ownership.fix } : {}),
          },
        ]),
    ...(workload.deletedAt
      ? [
          {
            code: 'BeingDeleted',
            message: `${nameOf(live)} is being deleted since ${workload.deletedAt}`,
          },
        ]
      : []),
  ];
}

/** What else owns the workload and may take the change back. */
export function findOwnerWarnings(
  live: LiveWorkload,
  kind: OperationKind,
): PlanRemark[] {
  const { gitOps } = live.shown;
  const owner = getController(live);
  return [
    ...(gitOps
      ? [
          {
            code: 'GitOpsManaged',
            message: `${gitOps.controller}${
              gitOps.application ? ` (${gitOps.application})` : ''
            } owns it (${gitOps.evidence}): ${whatItDoes(kind)}`,
            remedy: `Make the change in Git, or suspend ${gitOps.controller}'s synchronisation until Git says the same`,
          },
        ]
      : []),
    ...(owner
      ? [
          {
            code: 'ControlledByOwner',
            message: `${owner} controls it and may take the change back`,
            remedy: `Make the change on ${owner}`,
          },
        ]
      : []),
  ];
}

/** The controller of the workload, e.g. `Elasticsearch/search`. */
export function getController({ raw }: LiveWorkload): string | undefined {
  const owner = objectsAt(raw, 'metadata', 'ownerReferences').find(
    reference => reference.controller === true,
  );
  return owner && `${textAt(owner, 'kind')}/${textAt(owner, 'name')}`;
}

/** What is shown beside a plan and does not make it stale. */
export function getObservations({ shown }: LiveWorkload): PlanObservation[] {
  const { status, replicas, instances, autoscaling } = shown;
  const restarts = instances.reduce((sum, pod) => sum + pod.restarts, 0);
  return [
    { label: 'Phase', value: `${status.phase}: ${status.message}` },
    {
      label: 'Replicas',
      value: `${replicas.ready} of ${replicas.desired} ready, ${replicas.available} available`,
    },
    { label: 'Restarts', value: String(restarts) },
    ...(autoscaling
      ? [
          {
            label: `Autoscaler ${autoscaling.name}`,
            value: `${autoscaling.current} of ${autoscaling.min}–${autoscaling.max}, wants ${autoscaling.desired}: ${autoscaling.status.message}`,
          },
        ]
      : []),
  ];
}

/** A restart is nothing that Git speaks of; of the rest it may. */
function whatItDoes(kind: OperationKind): string {
  switch (kind) {
    case 'restart':
      return 'it leaves a restart alone unless it prunes annotations of the template';
    case 'scale':
      return 'it puts the replicas back where Git states them';
    case 'rollback':
      return 'it puts the template back to what Git says at its next synchronisation';
    default:
      return 'it puts this back where Git states it';
  }
}
