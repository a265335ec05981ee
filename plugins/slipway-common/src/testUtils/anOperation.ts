import { OperationEvent } from '../operation/event';
import { Operation } from '../operation/operation';

const ID = '5e1d9c1e-6d0b-4f0e-9a43-0b8f8f0a1a01';

/** A running rollback, asked for by the owner; the test changes it as it needs. @public */
export function anOperation(overrides: Partial<Operation> = {}): Operation {
  return {
    id: ID,
    kind: 'rollback',
    entityRef: 'component:default/backend',
    environment: 'production',
    target: 'retail-cluster',
    workload: 'deployment.backend',
    input: { toRevision: '3' },
    summary: 'Roll backend in production back from 1.2.0 to 1.1.0 (revision 3)',
    reason: 'Error rate above 5 % since the deploy',
    requestedBy: 'user:default/olivia',
    planHash: 'sha256:4f5c',
    state: 'running',
    message: 'Waiting for the new instances',
    progress: { message: '1 of 3 updated', done: 1, total: 3 },
    steps: [],
    createdAt: '2026-01-15T10:00:00.000Z',
    updatedAt: '2026-01-15T10:00:05.000Z',
    ...overrides,
  };
}

/** The first entry of that rollback's log; the test changes it as it needs. @public */
export function anOperationEvent(
  overrides: Partial<OperationEvent> = {},
): OperationEvent {
  const sequence = overrides.sequence ?? 1;
  return {
    operationId: ID,
    sequence,
    at: '2026-01-15T10:00:00.000Z',
    type: 'accepted',
    message: 'Accepted',
    state: 'accepted',
    actor: 'user:default/olivia',
    hash: `hash-${sequence}`,
    ...overrides,
  };
}
