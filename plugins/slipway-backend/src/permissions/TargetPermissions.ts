import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_SLIPWAY_TARGET } from '@slipway/backstage-plugin-slipway-common';
import { SlipwayTargetResource, slipwayTargetResourceRef } from './resource';

/** A permission on a service in a target. */
export type TargetPermission = ResourcePermission<
  typeof RESOURCE_TYPE_SLIPWAY_TARGET
>;

/** What a principal may do, on whatever target is asked about. */
export interface TargetAccess {
  isAllowed(
    permission: TargetPermission,
    resource: SlipwayTargetResource,
  ): boolean;
}

/**
 * Asks the permission policy, once for all targets.
 *
 * @remarks
 * The policy answers with conditions, which are evaluated in this process on the entity and target just resolved.
 */
export class TargetPermissions {
  readonly #permissions: PermissionsService;
  readonly #satisfies: (
    decision: PolicyDecision,
    resource: SlipwayTargetResource,
  ) => boolean;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#permissions = options.permissions;
    this.#satisfies = createConditionAuthorizer(
      options.permissionsRegistry.getPermissionRuleset(
        slipwayTargetResourceRef,
      ),
    );
  }

  /** Asks for all of the permissions in one call. */
  async ask(
    credentials: BackstageCredentials,
    permissions: readonly TargetPermission[],
  ): Promise<TargetAccess> {
    const decisions = await this.#permissions.authorizeConditional(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
    const byName = new Map(
      permissions.map(({ name }, index) => [name, decisions[index]]),
    );
    return {
      isAllowed: (permission, resource) => {
        const decision = byName.get(permission.name);
        return decision !== undefined && this.#satisfies(decision, resource);
      },
    };
  }
}
