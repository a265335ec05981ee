import { IdentityApi } from '@backstage/frontend-plugin-api';
import { chosenPerson } from './chosenPerson';
import { forgetOnSignOut } from './forgetOnSignOut';

describe('forgetOnSignOut', () => {
  const olivia: jest.Mocked<IdentityApi> = {
    getProfileInfo: jest.fn().mockResolvedValue({ displayName: 'Olivia' }),
    getBackstageIdentity: jest.fn(),
    getCredentials: jest.fn().mockResolvedValue({ token: 'a-token' }),
    signOut: jest.fn(),
  };

  it('hands everything on', async () => {
    const identity = forgetOnSignOut(olivia);
    await expect(identity.getCredentials()).resolves.toEqual({
      token: 'a-token',
    });
    await expect(identity.getProfileInfo()).resolves.toEqual({
      displayName: 'Olivia',
    });
  });

  it('forgets the person only when signing out', async () => {
    chosenPerson.set('user:default/olivia');
    const identity = forgetOnSignOut(olivia);
    await identity.getCredentials();
    expect(chosenPerson.get()).toBe('user:default/olivia');

    await identity.signOut();
    expect(chosenPerson.get()).toBeNull();
    expect(olivia.signOut).toHaveBeenCalledTimes(1);
  });
});
