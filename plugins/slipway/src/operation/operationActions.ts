import { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import {
  CopyIcon,
  HistoryIcon,
  PauseIcon,
  PlayIcon,
  RefreshIcon,
  RestartIcon,
  RollbackIcon,
  ScaleIcon,
} from '../kit/icons';
import { DatastoreSubject, Subject, WorkloadSubject } from './subject';

/** What a person has to choose before there can be a plan. */
export type OperationChoice = 'revision' | 'replicas' | 'recovery-point';

/** How an operation is offered. */
export interface OperationAction {
  kind: OperationKind;
  icon: typeof RollbackIcon;
  choice?: OperationChoice;
  /** Whether it makes sense for the subject as it is now. */
  suits(subject: Subject): boolean;
  /** What the subject lacks for it now: the key of a text. */
  lacks?(subject: Subject): 'action.nothingToRestore' | undefined;
}

/** Every kind of operation, in the order in which they are offered. */
export const operationActions: Record<OperationKind, OperationAction> = {
  rollback: {
    kind: 'rollback',
    icon: RollbackIcon,
    choice: 'revision',
    suits: onWorkload(() => true),
  },
  restart: {
    kind: 'restart',
    icon: RestartIcon,
    suits: onWorkload(() => true),
  },
  scale: {
    kind: 'scale',
    icon: ScaleIcon,
    choice: 'replicas',
    suits: onWorkload(({ kind }) => kind !== 'DaemonSet'),
  },
  'rollout-pause': {
    kind: 'rollout-pause',
    icon: PauseIcon,
    suits: onWorkload(
      ({ kind, paused }) =>
        !paused && (kind === 'Deployment' || kind === 'Rollout'),
    ),
  },
  'rollout-resume': {
    kind: 'rollout-resume',
    icon: PlayIcon,
    suits: onWorkload(({ paused }) => paused),
  },
  snapshot: { kind: 'snapshot', icon: CopyIcon, suits: isDatastore },
  restore: {
    kind: 'restore',
    icon: HistoryIcon,
    choice: 'recovery-point',
    suits: isDatastore,
    lacks: lacksRecoveryPoint,
  },
  drill: {
    kind: 'drill',
    icon: RefreshIcon,
    choice: 'recovery-point',
    suits: isDatastore,
    lacks: lacksRecoveryPoint,
  },
};

function onWorkload(suits: (workload: WorkloadSubject['workload']) => boolean) {
  return (subject: Subject) => 'workload' in subject && suits(subject.workload);
}

function isDatastore(subject: Subject): subject is DatastoreSubject {
  return 'datastore' in subject;
}

function lacksRecoveryPoint(subject: Subject) {
  if (!isDatastore(subject)) {
    return undefined;
  }
  const { window, recoveryPoints } = subject.datastore;
  const hasPoint =
    recoveryPoints.known &&
    recoveryPoints.value.some(
      ({ usable, scope }) => usable && scope === 'local',
    );
  return window.known || hasPoint ? undefined : 'action.nothingToRestore';
}
