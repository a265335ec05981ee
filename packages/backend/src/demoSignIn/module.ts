import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { demoAuthenticator } from './authenticator';
import { readExamplePeople } from './examplePeople';

/**
 * Lets a visitor of the demo sign in as one of its example people, by a click.
 *
 * @remarks
 * The tokens are Backstage's own, for the person's entity in the catalog, so that permissions and ownership work as in any
 * portal. There is no password: the module refuses to start in anything but a demo, see {@link readExamplePeople}.
 */
export const demoSignIn = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-sign-in',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, logger, providers }) {
        const people = readExamplePeople(config, process.env.NODE_ENV);
        if (people.length === 0) {
          return;
        }
        logger.warn(
          `Anybody who reaches this portal can sign in as ${people.join(', ')}`,
        );
        providers.registerProvider({
          providerId: 'slipwayDemo',
          factory: createProxyAuthProviderFactory({
            authenticator: demoAuthenticator(people),
            signInResolver: ({ result }, ctx) =>
              ctx.signInWithCatalogUser({ entityRef: result.userEntityRef }),
          }),
        });
      },
    });
  },
});
