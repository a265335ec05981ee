import { kubernetesPermissions } from '@backstage/plugin-kubernetes-common';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  slipwayOperationPermissions,
  slipwayReadinessReadPermission,
  slipwayServiceReadPermission,
} from '@slipway/backstage-plugin-slipway-common';
import { DemoPolicy } from './DemoPolicy';

const claims = ['user:default/olivia', 'group:default/retail-platform'];

const olivia: PolicyQueryUser = {
  credentials: mockCredentials.user('user:default/olivia'),
  info: { userEntityRef: 'user:default/olivia', ownershipEntityRefs: claims },
};

describe('DemoPolicy', () => {
  const policy = new DemoPolicy();

  it.each([
    ...kubernetesPermissions,
    slipwayServiceReadPermission,
    slipwayReadinessReadPermission,
    createPermission({
      name: 'catalog.entity.read',
      attributes: { action: 'read' },
      resourceType: 'catalog-entity',
    }),
  ])('lets everybody who has signed in use $name', async permission => {
    await expect(policy.handle({ permission }, olivia)).resolves.toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });

  it('shows nothing to one who has not signed in', async () => {
    await expect(
      policy.handle({ permission: slipwayServiceReadPermission }),
    ).resolves.toEqual({ result: AuthorizeResult.DENY });
  });

  it.each(Object.values(slipwayOperationPermissions))(
    'leaves $name to owners and those on call',
    async permission => {
      await expect(policy.handle({ permission }, olivia)).resolves.toEqual({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'slipway',
        resourceType: 'slipway-target',
        conditions: {
          anyOf: [
            {
              rule: 'isOwner',
              resourceType: 'slipway-target',
              params: { claims },
            },
            {
              rule: 'isOnCallFor',
              resourceType: 'slipway-target',
              params: { claims },
            },
          ],
        },
      });
    },
  );

  it('lets nobody change anything else', async () => {
    const permission = createPermission({
      name: 'catalog.location.create',
      attributes: { action: 'create' },
    });
    await expect(policy.handle({ permission }, olivia)).resolves.toEqual({
      result: AuthorizeResult.DENY,
    });
  });
});
