import { AuthenticationError } from '@backstage/errors';
import {
  createProxyAuthenticator,
  ProxyAuthenticator,
} from '@backstage/plugin-auth-node';

/** The request header that names the person. A page of another origin cannot set it. */
export const PERSON_HEADER = 'x-slipway-demo-person';

/** Who signs in. */
export interface DemoSignInResult {
  userEntityRef: string;
}

/** Takes the person from the request, if it is one of the example people. */
export function demoAuthenticator(
  people: string[],
): ProxyAuthenticator<undefined, DemoSignInResult> {
  return createProxyAuthenticator({
    defaultProfileTransform: async () => ({ profile: {} }),
    initialize: () => undefined,
    async authenticate({ req }) {
      const userEntityRef = req.header(PERSON_HEADER);
      if (!userEntityRef || !people.includes(userEntityRef)) {
        throw new AuthenticationError(
          `The header ${PERSON_HEADER} must name one of the example people: ${people.join(
            ', ',
          )}`,
        );
      }
      return { result: { userEntityRef } };
    },
  });
}
