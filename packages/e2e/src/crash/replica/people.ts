import {
  BackstageCredentials,
  BackstageUserPrincipal,
  coreServices,
  createServiceFactory,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';

/**
 * Takes a bearer token for the reference of the person who asks: who somebody is, is not what is proven here.
 */
export const people = createServiceFactory({
  service: coreServices.httpAuth,
  deps: {},
  factory: (): HttpAuthService => ({
    async credentials(request) {
      const [, userEntityRef] =
        /^Bearer (user:\S+)$/.exec(request.headers.authorization ?? '') ?? [];
      if (!userEntityRef) {
        throw new AuthenticationError('Nobody asks');
      }
      const credentials: BackstageCredentials<BackstageUserPrincipal> = {
        $$type: '@backstage/BackstageCredentials',
        principal: { type: 'user', userEntityRef },
      };
      // The type follows from which kinds of callers a route allows, and people are always among them.
      return credentials as never;
    },
    async issueUserCookie() {
      throw new AuthenticationError('There are no cookies');
    },
  }),
});
