import { RESOURCE_TYPE_SLIPWAY_TARGET } from '@slipway/backstage-plugin-slipway-common';
import { createPermissionResourceRef } from '@backstage/plugin-permission-node';

/**
 * A service in a target, as permission rules see it.
 *
 * @public
 */
export interface SlipwayTargetResource {
  /** Full reference of the entity. */
  entityRef: string;
  /** Full references of the entity's owners. */
  owners: readonly string[];
  environment: string;
  target: string;
  /** Full references of the groups that are on call, as configured. */
  onCallGroups: readonly string[];
}

/**
 * A rule as a filter: one of the values must be among those of the property.
 *
 * @public
 */
export interface SlipwayTargetFilter {
  property: 'owners' | 'onCallGroups' | 'environment';
  values: readonly string[];
}

/**
 * The resource type of Slipway's permissions.
 *
 * @public
 */
export const slipwayTargetResourceRef = createPermissionResourceRef<
  SlipwayTargetResource,
  SlipwayTargetFilter
>().with({
  pluginId: 'slipway',
  resourceType: RESOURCE_TYPE_SLIPWAY_TARGET,
});
