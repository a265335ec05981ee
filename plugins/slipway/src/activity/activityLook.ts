import {
  ActivityItem,
  ObservedChangeKind,
  OperationKind,
} from '@slipway/backstage-plugin-slipway-common';
import {
  AppearedIcon,
  CopyIcon,
  DeployIcon,
  HistoryIcon,
  PausedIcon,
  RefreshIcon,
  RemovedIcon,
  RestartIcon,
  ResumedIcon,
  RollbackIcon,
  ScaleIcon,
} from '../kit/icons';
import { getStateTone } from '../kit/OperationStateChip';
import { Tone } from '../kit/tones';

type Icon = typeof DeployIcon;

const changeIcons: Record<ObservedChangeKind, Icon> = {
  appeared: AppearedIcon,
  deployed: DeployIcon,
  'rolled-back': RollbackIcon,
  scaled: ScaleIcon,
  paused: PausedIcon,
  resumed: ResumedIcon,
  removed: RemovedIcon,
};

const operationIcons: Record<OperationKind, Icon> = {
  rollback: RollbackIcon,
  restart: RestartIcon,
  scale: ScaleIcon,
  'rollout-pause': PausedIcon,
  'rollout-resume': ResumedIcon,
  snapshot: CopyIcon,
  restore: HistoryIcon,
  drill: RefreshIcon,
};

/** The sign of an item: its icon says what was done, its colour how it ended. */
export function getActivityLook(item: ActivityItem): {
  icon: Icon;
  tone: Tone;
} {
  return item.type === 'operation'
    ? {
        icon: operationIcons[item.operation.kind],
        tone: getStateTone(item.operation.state),
      }
    : { icon: changeIcons[item.change.kind], tone: 'neutral' };
}
