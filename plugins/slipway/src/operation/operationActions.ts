import {
  OperationKind,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
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

/** How an operation is offered. */
export interface OperationAction {
  kind: OperationKind;
  icon: typeof RollbackIcon;
  /** What a person has to choose before there can be a plan. */
  choice?: 'revision' | 'replicas';
  /** Whether it makes sense for the workload as it is now. */
  suits(workload: Workload): boolean;
}

/** Every kind of operation, in the order in which they are offered. */
export const operationActions: Record<OperationKind, OperationAction> = {
  rollback: {
    kind: 'rollback',
    icon: RollbackIcon,
    choice: 'revision',
    suits: () => true,
  },
  restart: { kind: 'restart', icon: RestartIcon, suits: () => true },
  scale: {
    kind: 'scale',
    icon: ScaleIcon,
    choice: 'replicas',
    suits: ({ kind }) => kind !== 'DaemonSet',
  },
  'rollout-pause': {
    kind: 'rollout-pause',
    icon: PauseIcon,
    suits: ({ kind, paused }) =>
      !paused && (kind === 'Deployment' || kind === 'Rollout'),
  },
  'rollout-resume': {
    kind: 'rollout-resume',
    icon: PlayIcon,
    suits: ({ paused }) => paused,
  },
  snapshot: { kind: 'snapshot', icon: CopyIcon, suits: () => false },
  restore: { kind: 'restore', icon: HistoryIcon, suits: () => false },
  drill: { kind: 'drill', icon: RefreshIcon, suits: () => false },
};
