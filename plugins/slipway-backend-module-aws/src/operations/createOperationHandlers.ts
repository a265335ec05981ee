import { DatastoreOperationKind } from '@slipway/backstage-plugin-slipway-common';
import {
  OperationHandler,
  OperationStep,
  Platform,
} from '@slipway/backstage-plugin-slipway-node';
import { OperationPorts } from './OperationPorts';
import { planCopy } from './planCopy';
import { planSnapshot } from './planSnapshot';
import { createAwaitStep } from './steps/awaitInstance';
import { CopyKind } from './steps/copyStep';
import { createSnapshotSteps } from './steps/createSnapshot';
import { createJudgeStep } from './steps/judgeChecks';
import { createRemoveStep } from './steps/removeInstance';
import { createRestoreStep } from './steps/restoreInstance';
import { createChecksStep } from './steps/runChecksStep';
import { createSettingsStep } from './steps/verifySettings';

/** How each kind of operation on a data store is carried out on AWS. */
export function createOperationHandlers(
  ports: OperationPorts,
): Required<Pick<Platform['operations'], DatastoreOperationKind>> {
  const snapshot: OperationHandler<'snapshot'> = {
    kind: 'snapshot',
    version: 1,
    steps: createSnapshotSteps(ports),
    plan: context => planSnapshot(context, ports),
  };
  const restore: OperationHandler<'restore'> = {
    kind: 'restore',
    version: 1,
    steps: createCopySteps('restore', ports),
    plan: context => planCopy('restore', context, ports),
  };
  const drill: OperationHandler<'drill'> = {
    kind: 'drill',
    version: 1,
    steps: [...createCopySteps('drill', ports), createRemoveStep(ports)],
    plan: context => planCopy('drill', context, ports),
  };
  return { snapshot, restore, drill };
}

function createCopySteps(
  kind: CopyKind,
  ports: OperationPorts,
): OperationStep<CopyKind>[] {
  return [
    createRestoreStep(kind, ports),
    createAwaitStep(kind, ports),
    createSettingsStep(kind, ports),
    createChecksStep(kind, ports),
    createJudgeStep(kind),
  ];
}
