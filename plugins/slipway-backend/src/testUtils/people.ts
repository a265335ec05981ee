import {
  BackstageCredentials,
  createServiceFactory,
  coreServices,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createSlipwayConditionalDecision,
  slipwayConditions,
} from '../permissions/conditions';

/** People to ask as, with the groups that each is in. */
const groups: Record<string, string[]> = {
  'user:default/ana': ['group:default/retail'],
  'user:default/olga': ['group:default/on-call'],
  'user:default/bob': ['group:default/payments'],
  'user:default/ria': [],
  'user:default/nobody': [],
};

const bearer = (token: string) => `Bearer ${token}`;

/** Authorization headers: an owner, one on call, another team's, one who only reads, one who may do nothing. */
export const as = {
  owner: mockCredentials.user.header('user:default/ana'),
  onCall: mockCredentials.user.header('user:default/olga'),
  otherTeam: mockCredentials.user.header('user:default/bob'),
  reader: mockCredentials.user.header('user:default/ria'),
  nobody: mockCredentials.user.header('user:default/nobody'),
  service: mockCredentials.service.header(),
  onBehalfOfOwner: bearer(
    mockCredentials.user.token('user:default/ana', {
      actor: { subject: 'plugin:scaffolder' },
    }),
  ),
};

type Principal = { type: string; userEntityRef?: string };

function decide(
  permission: Permission,
  credentials: BackstageCredentials,
): PolicyDecision {
  const { type, userEntityRef = '' } = credentials.principal as Principal;
  const claims = [userEntityRef, ...(groups[userEntityRef] ?? [])];
  if (type === 'service') {
    return { result: AuthorizeResult.ALLOW };
  }
  if (userEntityRef === 'user:default/nobody') {
    return { result: AuthorizeResult.DENY };
  }
  if (permission.attributes.action === 'read') {
    return { result: AuthorizeResult.ALLOW };
  }
  return createSlipwayConditionalDecision(
    permission as ResourcePermission<'slipway-target'>,
    {
      anyOf: [
        slipwayConditions.isOwner({ claims }),
        slipwayConditions.isOnCallFor({ claims }),
      ],
    },
  );
}

/** Decides for a test, before the policy does. */
export type Override = (
  permission: Permission,
  credentials: BackstageCredentials,
) => PolicyDecision | undefined;

/**
 * The permissions service with a policy like that of the demo: everybody but nobody reads, owners and those on call
 * change, and services are allowed everything, as Backstage's own client has it.
 */
export function permissionsOfPeople(options: {
  count(): void;
  override?: Override;
}) {
  const answer = (
    permission: Permission,
    credentials: BackstageCredentials,
  ): PolicyDecision =>
    options.override?.(permission, credentials) ??
    decide(permission, credentials);
  return createServiceFactory({
    service: coreServices.permissions,
    deps: {},
    factory: () => ({
      authorize: async (requests, { credentials }) => {
        options.count();
        return requests.map(({ permission }) => {
          const { result } = answer(permission, credentials);
          return {
            result:
              result === AuthorizeResult.ALLOW ? result : AuthorizeResult.DENY,
          };
        });
      },
      authorizeConditional: async (requests, { credentials }) => {
        options.count();
        return requests.map(({ permission }) =>
          answer(permission, credentials),
        );
      },
    }),
  });
}
