import { Operation } from '@slipway/backstage-plugin-slipway-common';
import {
  aDrill,
  aDrillSteps,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
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

  it('tells of a drill what it measured', () => {
    const drill = aDrill({ message: 'Validated and removed' });
    expect(writeNotice(drill, { owners: [] }).payload).toMatchObject({
      title: 'Drill of retail-pg in production succeeded',
      description:
        'Restore a copy of retail-pg, validate it, and remove it again (retail-data). Validated and removed. ' +
        'Recovered and validated in 38 min; at most 5 min of data lost',
    });
  });

  it.each<[string, Partial<Operation>, string]>([
    [
      'a snapshot',
      { kind: 'snapshot', steps: [] },
      'Snapshot of retail-pg in production succeeded',
    ],
    [
      'a restore',
      { kind: 'restore', steps: aDrillSteps().slice(0, 2) },
      'Restore of retail-pg in production succeeded',
    ],
  ])('names %s', (_, parts, title) => {
    const { payload } = writeNotice(aDrill(parts), { owners: [] });
    expect(payload.title).toBe(title);
  });

  it.each<[string, Partial<Operation>, string]>([
    [
      'what was not validated',
      { steps: aDrillSteps().slice(0, 2) },
      'Recovered in 31 min; the copy was not validated, so this does not count as measured',
    ],
    [
      'checks that failed',
      {
        steps: aDrillSteps().map(step => ({
          ...step,
          ...(step.finding?.type === 'checked' && {
            finding: {
              type: 'checked' as const,
              checks: [
                { name: 'orders', passed: false, message: 'It is false' },
                { name: 'stock', passed: true, message: 'It is true' },
              ],
            },
          }),
        })),
      },
      'Recovered in 31 min; 1 of 2 checks failed: orders',
    ],
  ])('says of %s that nothing was measured (F27)', (_, parts, words) => {
    const { payload } = writeNotice(aDrill(parts), { owners: [] });
    expect(payload.description).toContain(words);
    expect(payload.description).not.toContain('validated in');
  });

  it('says nothing of what was not recovered', () => {
    const drill = aDrill({ state: 'failed', message: 'No', steps: [] });
    const { payload } = writeNotice(drill, { owners: [] });
    expect(payload.description).toMatch(/ \(retail-data\)\. No$/);
  });
});
