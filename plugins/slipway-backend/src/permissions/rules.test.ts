import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  slipwayOperationPermissions,
  slipwayPermissions,
} from '@slipway/backstage-plugin-slipway-common';
import {
  createSlipwayConditionalDecision,
  slipwayConditions,
} from './conditions';
import { slipwayTargetRules } from './rules';

const resource = {
  entityRef: 'component:default/backend',
  owners: ['group:default/retail'],
  environment: 'production',
  target: 'retail-cluster',
  onCallGroups: ['group:default/on-call'],
};

describe('conditions', () => {
  const satisfies = createConditionAuthorizer(
    Object.values(slipwayTargetRules),
  );
  const { isOwner, isOnCallFor, inEnvironment } = slipwayConditions;

  it.each([
    [isOwner({ claims: ['user:default/ana', 'group:default/Retail'] }), true],
    [isOwner({ claims: ['group:default/on-call'] }), false],
    [isOwner({ claims: [] }), false],
    [isOnCallFor({ claims: ['group:default/on-call'] }), true],
    [isOnCallFor({ claims: ['group:default/retail'] }), false],
    [inEnvironment({ environments: ['staging', 'production'] }), true],
    [inEnvironment({ environments: ['staging'] }), false],
  ])('%j: %s', (condition, expected) => {
    const decision = createSlipwayConditionalDecision(
      slipwayOperationPermissions.rollback,
      condition,
    );
    expect(satisfies(decision, resource)).toBe(expected);
    expect(satisfies(decision, undefined)).toBe(false);
  });

  it('combines them', () => {
    const decision = createSlipwayConditionalDecision(
      slipwayOperationPermissions.rollback,
      {
        allOf: [
          isOwner({ claims: ['group:default/retail'] }),
          { not: inEnvironment({ environments: ['production'] }) },
        ],
      },
    );
    expect(satisfies(decision, resource)).toBe(false);
    expect(satisfies(decision, { ...resource, environment: 'staging' })).toBe(
      true,
    );
  });

  it('refuses parameters of another form', () => {
    const decision = createSlipwayConditionalDecision(
      slipwayOperationPermissions.rollback,
      {
        rule: 'isOwner',
        resourceType: 'slipway-target',
        params: { claims: 'x' },
      },
    );
    expect(() => satisfies(decision, resource)).toThrow('Parameters to rule');
  });

  it('names each permission once', () => {
    const names = slipwayPermissions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
