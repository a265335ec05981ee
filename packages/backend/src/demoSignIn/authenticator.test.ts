import { ProxyAuthenticator } from '@backstage/plugin-auth-node';
import {
  demoAuthenticator,
  DemoSignInResult,
  PERSON_HEADER,
} from './authenticator';

type Request = Parameters<
  ProxyAuthenticator<undefined, DemoSignInResult>['authenticate']
>[0]['req'];

function requestBy(person: string | undefined): Request {
  const headers = new Map([[PERSON_HEADER, person]]);
  return { header: (name: string) => headers.get(name) } as Request;
}

describe('demoAuthenticator', () => {
  const { authenticate } = demoAuthenticator([
    'user:default/olivia',
    'user:default/omar',
  ]);

  it('takes the person from the header', async () => {
    await expect(
      authenticate({ req: requestBy('user:default/omar') }, undefined),
    ).resolves.toEqual({ result: { userEntityRef: 'user:default/omar' } });
  });

  it.each([undefined, '', 'user:default/mallory', 'group:default/on-call'])(
    'refuses %p',
    async person => {
      await expect(
        authenticate({ req: requestBy(person) }, undefined),
      ).rejects.toThrow(
        'must name one of the example people: user:default/olivia, user:default/omar',
      );
    },
  );
});
