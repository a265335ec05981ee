import {
  datastoreOperationKinds,
  type DatastoreOperationKind,
  type OperationInputs,
  type OperationKind,
} from '@slipway/backstage-plugin-slipway-common';
import { aRetailCluster } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/operations/testUtils';
import type { Platform } from '@slipway/backstage-plugin-slipway-node';
import { RecordedAccount } from './RecordedAccount';
import { RecordedCluster } from './RecordedCluster';
import type { GroundContents, RecordedGround } from './RecordedGround';

/** What the operations of a kind change, with these contents. */
export function openGround(
  kind: OperationKind,
  contents: GroundContents,
): RecordedGround {
  return isOnDatastore(kind)
    ? new RecordedAccount(contents)
    : new RecordedCluster(contents);
}

/** What is there when an operation is recorded: the retail example, its backend in the second revision. */
export function createGround(kind: OperationKind): RecordedGround {
  return isOnDatastore(kind)
    ? RecordedAccount.create()
    : new RecordedCluster(
        aRetailCluster(
          kind === 'rollout-resume' ? { spec: { paused: true } } : {},
        ).contents,
      );
}

/** What is asked for of that. */
export const inputs: OperationInputs = {
  rollback: { toRevision: '1' },
  restart: {},
  scale: { replicas: 5 },
  'rollout-pause': {},
  'rollout-resume': {},
  snapshot: {},
  restore: { recoveryPoint: 'rds:retail-pg-2026-01-15-03-10' },
  drill: {},
};

/** The platforms, for what they can carry out. */
export const platforms: readonly Platform[] = [
  new RecordedAccount({}).platform,
  new RecordedCluster({}).platform,
];

function isOnDatastore(kind: OperationKind): kind is DatastoreOperationKind {
  return (datastoreOperationKinds as readonly string[]).includes(kind);
}
