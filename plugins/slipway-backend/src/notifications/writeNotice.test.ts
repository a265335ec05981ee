import { Operation } from '@slipway/backstage-plugin-slipway-common';
import { writeNotice } from './writeNotice';

const operation: Operation = {
  id: '6d0a4e5e-8f3f-4a8e-9e6b-1f6c1d2e3f40',
  kind: 'rollback',
  entityRef: 'component:default/backend',
  environment: 'production',
  target: 'retail-cluster',
  workload: 'deployment.backend',
  input: { toRevision: '3' },
  summary: 'Roll back to revision 3',
  reason: 'errors since the deploy',
  requestedBy: 'user:default/ana',
  planHash: 'hash',
  state: 'succeeded',
  message: 'Verified',
  steps: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:01:00.000Z',
};

describe('writeNotice', () => {
  it('tells requester and owners, each once, and links to the operation', () => {
    const owners = ['group:default/retail', 'user:default/ana'];
    expect(writeNotice(operation, { owners })).toEqual({
      recipients: {
        type: 'entity',
        entityRef: ['user:default/ana', 'group:default/retail'],
      },
      payload: {
        title: 'Rollback of backend in production succeeded',
        description: 'Roll back to revision 3 (retail-cluster). Verified',
        link: `/slipway/operations/${operation.id}`,
        severity: 'normal',
        topic: 'slipway',
        scope: `slipway:operation:${operation.id}`,
      },
    });
  });

  it.each([
    ['failed', 'high', 'Rollback of backend in production failed'],
    ['cancelled', 'normal', 'Rollback of backend in production was cancelled'],
    [
      'superseded',
      'normal',
      'Rollback of backend in production was superseded',
    ],
  ] as const)('%s is of %s severity', (state, severity, title) => {
    const { payload } = writeNotice({ ...operation, state }, { owners: [] });
    expect(payload).toMatchObject({ severity, title });
  });
});
