import { isResourcePermission } from '@backstage/plugin-permission-common';
import { operationKinds } from './operation/kinds';
import { slipwayOperationPermissions, slipwayPermissions } from './permissions';
import { RESOURCE_TYPE_SLIPWAY_TARGET } from './targetRef';

describe('permissions', () => {
  it('have a name each', () => {
    const names = slipwayPermissions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(operationKinds)('guard %s on a target', kind => {
    const permission = slipwayOperationPermissions[kind];
    expect(isResourcePermission(permission, RESOURCE_TYPE_SLIPWAY_TARGET)).toBe(
      true,
    );
    expect(permission).toMatchObject({
      name: `slipway.${kind}`,
      attributes: { action: 'update' },
    });
  });
});
