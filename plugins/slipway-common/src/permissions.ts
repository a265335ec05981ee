import {
  createPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { OperationKind } from './operation/kinds';
import { RESOURCE_TYPE_SLIPWAY_TARGET } from './targetRef';

/** A permission on a service in a target. @public */
export type TargetPermission = ResourcePermission<
  typeof RESOURCE_TYPE_SLIPWAY_TARGET
>;

function targetPermission(
  name: string,
  action: 'read' | 'update',
): TargetPermission {
  return createPermission({
    name,
    attributes: { action },
    resourceType: RESOURCE_TYPE_SLIPWAY_TARGET,
  });
}

/** To see a service in a target. @public */
export const slipwayServiceReadPermission = targetPermission(
  'slipway.service.read',
  'read',
);

/** To see what is configured and whether it can be reached. @public */
export const slipwayReadinessReadPermission = createPermission({
  name: 'slipway.readiness.read',
  attributes: { action: 'read' },
});

/** To ask for each kind of operation. @public */
export const slipwayOperationPermissions: Readonly<
  Record<OperationKind, TargetPermission>
> = {
  rollback: targetPermission('slipway.rollback', 'update'),
  restart: targetPermission('slipway.restart', 'update'),
  scale: targetPermission('slipway.scale', 'update'),
  'rollout-pause': targetPermission('slipway.rollout-pause', 'update'),
  'rollout-resume': targetPermission('slipway.rollout-resume', 'update'),
  snapshot: targetPermission('slipway.snapshot', 'update'),
  restore: targetPermission('slipway.restore', 'update'),
  drill: targetPermission('slipway.drill', 'update'),
};

/** To cancel an operation that somebody asked for. @public */
export const slipwayOperationCancelPermission = targetPermission(
  'slipway.operation.cancel',
  'update',
);

/** Every permission of Slipway. @public */
export const slipwayPermissions = [
  slipwayServiceReadPermission,
  slipwayReadinessReadPermission,
  ...Object.values(slipwayOperationPermissions),
  slipwayOperationCancelPermission,
];
