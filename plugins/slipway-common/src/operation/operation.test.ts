import {
  anOperation,
  anOperationEvent,
  aPlan,
  aPlanRequest,
} from '../testUtils';
import { operationEventSchema } from './event';
import { operationKinds, supersedableKinds } from './kinds';
import { operationRequestSchema, operationSchema } from './operation';
import { planRequestSchema, planSchema } from './plan';
import { isEnded, operationStates } from './state';

const place = {
  entityRef: 'component:default/backend',
  environment: 'production',
  target: 'retail-cluster',
  workload: 'deployment.backend',
};

describe('planRequestSchema', () => {
  it.each([
    ['rollback', { toRevision: '3' }],
    ['restart', {}],
    ['scale', { replicas: 0 }],
    ['rollout-pause', {}],
    ['rollout-resume', {}],
  ])('takes %s with %p', (kind, input) => {
    const request = { kind, ...place, input };
    expect(planRequestSchema.parse(request)).toEqual(request);
  });

  it.each([
    ['an unknown kind', { kind: 'delete', ...place, input: {} }],
    [
      'input of another kind',
      { kind: 'scale', ...place, input: { toRevision: '3' } },
    ],
    [
      'input that is not known',
      { kind: 'restart', ...place, input: { force: true } },
    ],
    ['a field that is not known', { ...aPlanRequest(), dryRun: false }],
    [
      'a fraction of a replica',
      { kind: 'scale', ...place, input: { replicas: 1.5 } },
    ],
    [
      'fewer than no replicas',
      { kind: 'scale', ...place, input: { replicas: -1 } },
    ],
    [
      'an environment that is no name',
      { ...aPlanRequest(), environment: '../x' },
    ],
    ['no workload', { ...aPlanRequest(), workload: '' }],
  ])('refuses %s', (_, request) => {
    expect(planRequestSchema.safeParse(request).success).toBe(false);
  });
});

describe('operationRequestSchema', () => {
  const request = {
    plan: aPlanRequest(),
    planHash: 'sha256:4f5c',
    reason: 'Error rate',
  };

  it('trims the reason', () => {
    expect(
      operationRequestSchema.parse({ ...request, reason: '  Error rate ' }),
    ).toEqual(request);
  });

  it.each([
    ['no reason', { reason: undefined }],
    ['a reason of blanks', { reason: '      ' }],
    ['a reason that is a book', { reason: 'x'.repeat(1001) }],
    ['no plan hash', { planHash: '' }],
    ['an operation to supersede that is no ID', { supersedes: 'the other' }],
  ])('refuses %s', (_, change) => {
    expect(
      operationRequestSchema.safeParse({ ...request, ...change }).success,
    ).toBe(false);
  });
});

describe('operations', () => {
  it('end in four states', () => {
    expect(operationStates.filter(isEnded)).toEqual([
      'succeeded',
      'failed',
      'cancelled',
      'superseded',
    ]);
  });

  it('are superseded by a rollback, which does not stop what was paused on purpose', () => {
    expect(supersedableKinds.rollback).not.toContain('rollout-pause');
    for (const kind of operationKinds.filter(other => other !== 'rollback')) {
      expect(supersedableKinds[kind]).toEqual([]);
    }
  });
});

describe('builders', () => {
  it.each([
    ['a plan', planSchema, aPlan()],
    ['an operation', operationSchema, anOperation()],
    ['an event', operationEventSchema, anOperationEvent()],
  ])('make %s as the API has it', (_, schema, built) => {
    expect(schema.parse(built)).toEqual(built);
  });
});
