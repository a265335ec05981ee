import { IdentityApi } from '@backstage/frontend-plugin-api';
import { chosenPerson } from './chosenPerson';

/** The same identity, which forgets the chosen person when it signs out, so that another can be picked. */
export function forgetOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    async signOut() {
      chosenPerson.forget();
      await identity.signOut();
    },
  };
}
