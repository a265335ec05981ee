import { listBoundaries } from '@slipway/backstage-plugin-slipway-backend/src/operations';
import type { WorkloadOperationKind } from '@slipway/backstage-plugin-slipway-common';
import type { OperationHandler } from '@slipway/backstage-plugin-slipway-node';
import { RecordedCluster } from './RecordedCluster';

/** A version of the steps of a kind that this checkout can carry out. */
export interface StepsVersion {
  kind: WorkloadOperationKind;
  version: number;
  boundaries: string[];
  /** Whether it is kept for what began with it. */
  isEarlier: boolean;
}

/** Every version of every kind, those that are kept for what began with them included. */
export function listVersions(): StepsVersion[] {
  const { operations } = new RecordedCluster({}).platform;
  return Object.values(operations).flatMap((handler: OperationHandler) =>
    [handler, ...(handler.earlier ?? [])].map(it => ({
      kind: it.kind as WorkloadOperationKind,
      version: it.version,
      boundaries: listBoundaries(it),
      isEarlier: it !== handler,
    })),
  );
}
