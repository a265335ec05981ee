import { listBoundaries } from '@slipway/backstage-plugin-slipway-backend/src/operations';
import type { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import type { OperationHandler } from '@slipway/backstage-plugin-slipway-node';
import { platforms } from './grounds';

/** A version of the steps of a kind that this checkout can carry out. */
export interface StepsVersion {
  kind: OperationKind;
  version: number;
  boundaries: string[];
  /** Whether it is kept for what began with it. */
  isEarlier: boolean;
}

/** Every version of every kind, those that are kept for what began with them included. */
export function listVersions(): StepsVersion[] {
  const handlers = platforms.flatMap(({ operations }): OperationHandler[] =>
    Object.values(operations),
  );
  return handlers.flatMap(handler =>
    [handler, ...(handler.earlier ?? [])].map(it => ({
      kind: it.kind,
      version: it.version,
      boundaries: listBoundaries(it),
      isEarlier: it !== handler,
    })),
  );
}
