import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod/v3';
import { slipwayTargetResourceRef } from './resource';
import { ruleParams } from './ruleParams';

const claimsSchema = z.object({
  claims: z
    .array(z.string())
    .describe(
      'Entity references of the person and the groups to match, as the ownershipEntityRefs of the policy query',
    ),
});

const isOwner = createPermissionRule({
  name: 'isOwner',
  description: 'Allow those who own the service',
  resourceRef: slipwayTargetResourceRef,
  paramsSchema: ruleParams(claimsSchema),
  apply: ({ owners }, { claims }) => intersect(owners, claims),
  toQuery: ({ claims }) => ({ property: 'owners', values: claims }),
});

const isOnCallFor = createPermissionRule({
  name: 'isOnCallFor',
  description: 'Allow those who are in a group of slipway.onCallGroups',
  resourceRef: slipwayTargetResourceRef,
  paramsSchema: ruleParams(claimsSchema),
  apply: ({ onCallGroups }, { claims }) => intersect(onCallGroups, claims),
  toQuery: ({ claims }) => ({ property: 'onCallGroups', values: claims }),
});

const inEnvironment = createPermissionRule({
  name: 'inEnvironment',
  description: 'Allow in the named environments',
  resourceRef: slipwayTargetResourceRef,
  paramsSchema: ruleParams(
    z.object({
      environments: z.array(z.string()).describe('Names of the environments'),
    }),
  ),
  apply: ({ environment }, { environments }) =>
    environments.includes(environment),
  toQuery: ({ environments }) => ({
    property: 'environment',
    values: environments,
  }),
});

/** The rules that a policy can put conditions together from. */
export const slipwayTargetRules = { isOwner, isOnCallFor, inEnvironment };

function intersect(refs: readonly string[], claims: readonly string[]) {
  const lowered = new Set(
    claims.map(claim => claim.toLocaleLowerCase('en-US')),
  );
  return refs.some(ref => lowered.has(ref));
}
