import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createSlipwayConditionalDecision,
  slipwayConditions,
} from '@slipway/backstage-plugin-slipway-backend';
import { RESOURCE_TYPE_SLIPWAY_TARGET } from '@slipway/backstage-plugin-slipway-common';

/**
 * An example of a policy for Slipway:
 *
 * - Everybody who has signed in sees everything, pods and their logs among it.
 * - A service is changed by its owners and by those on call, in every environment; so are snapshots, restores and drills of a database.
 * - Nothing else is changed in the demo.
 *
 * @remarks
 * A member of neither group, such as Ria Readonly, may change nothing. To keep owners out of production, combine
 * `isOwner` with `inEnvironment` by `allOf`.
 *
 * The stock Kubernetes plugin passes requests on to the cluster with the credentials of the configuration, whatever they are: allow
 * its proxy only where those credentials change nothing, as in the demo.
 */
export class DemoPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    if (
      permission.attributes.action === 'read' ||
      isPermission(permission, kubernetesProxyPermission)
    ) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_SLIPWAY_TARGET)) {
      const claims = user.info.ownershipEntityRefs;
      return createSlipwayConditionalDecision(permission, {
        anyOf: [
          slipwayConditions.isOwner({ claims }),
          slipwayConditions.isOnCallFor({ claims }),
        ],
      });
    }
    return { result: AuthorizeResult.DENY };
  }
}
