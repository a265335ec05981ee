import { ConfigReader } from '@backstage/config';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  AuthProviderFactory,
  AuthProviderRouteHandlers,
  authProvidersExtensionPoint,
  AuthResolverContext,
} from '@backstage/plugin-auth-node';
import request from 'supertest';
import express from 'express';
import { PERSON_HEADER } from './authenticator';
import { demoSignIn } from './module';

const signedIn = {
  token: `header.${Buffer.from('{"sub":"user:default/olivia","ent":[]}').toString('base64url')}.signature`,
};

async function startWith(auth: object) {
  const factories = new Map<string, AuthProviderFactory>();
  await startTestBackend({
    extensionPoints: [
      [
        authProvidersExtensionPoint,
        {
          registerProvider: ({ providerId, factory }) =>
            factories.set(providerId, factory),
        },
      ],
    ],
    features: [demoSignIn, mockServices.rootConfig.factory({ data: { auth } })],
  });
  return factories;
}

function portalWith(factory: AuthProviderFactory | undefined) {
  const signInWithCatalogUser = jest.fn().mockResolvedValue(signedIn);
  const handlers = factory?.({
    providerId: 'slipwayDemo',
    config: new ConfigReader({}),
    resolverContext: { signInWithCatalogUser } as Partial<AuthResolverContext>,
  } as unknown as Parameters<AuthProviderFactory>[0]) as Required<AuthProviderRouteHandlers>;
  const portal = express();
  portal.get('/refresh', (req, res, next) => {
    handlers.refresh(req, res).catch(next);
  });
  return { signInWithCatalogUser, portal };
}

const demo = {
  environment: 'development',
  providers: {
    slipwayDemo: {
      people: [{ entityRef: 'user:default/olivia', title: 'Olivia Owner' }],
    },
  },
};

describe('demoSignIn', () => {
  it('signs in as the entity of the chosen person', async () => {
    const factories = await startWith(demo);
    const { portal, signInWithCatalogUser } = portalWith(
      factories.get('slipwayDemo'),
    );
    const { body } = await request(portal)
      .get('/refresh')
      .set(PERSON_HEADER, 'user:default/olivia');

    expect(signInWithCatalogUser).toHaveBeenCalledWith({
      entityRef: 'user:default/olivia',
    });
    expect(body.backstageIdentity.token).toBe(signedIn.token);
  });

  it('registers nothing where it is not configured', async () => {
    const factories = await startWith({ environment: 'production' });
    expect([...factories.keys()]).toEqual([]);
  });

  it('stops a backend that is not a demo from starting', async () => {
    await expect(
      startWith({ ...demo, environment: 'production' }),
    ).rejects.toThrow(/auth\.environment is 'production'/);
  });
});
