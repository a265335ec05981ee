import {
  datastoreOperationKinds,
  OperationKind,
} from '@slipway/backstage-plugin-slipway-common';

/** Whether a kind of operation acts upon a data store: otherwise it does upon a workload. */
export function isOnDatastore(kind: OperationKind): boolean {
  return datastoreOperationKinds.some(candidate => candidate === kind);
}
