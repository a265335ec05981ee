import { ProxiedSignInPage } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { useMemo, useState } from 'react';
import { chosenPerson } from './chosenPerson';
import { readExamplePeople } from './examplePeople';
import { forgetOnSignOut } from './forgetOnSignOut';
import { PeoplePage } from './PeoplePage';
import { signInFailedWith } from './SignInFailed';

/**
 * Offers the example people, and signs in as the one that was chosen.
 *
 * @remarks
 * The backend's `slipwayDemo` auth provider gives the token; it is fetched anew after a reload and before it expires.
 */
export const DemoSignInPage = ({ onSignInSuccess }: SignInPageProps) => {
  const config = useApi(configApiRef);
  const people = useMemo(() => readExamplePeople(config), [config]);
  const [person, setPerson] = useState(chosenPerson.get);

  const SignInFailed = useMemo(
    () =>
      signInFailedWith(() => {
        chosenPerson.forget();
        setPerson(null);
      }),
    [],
  );

  if (!person) {
    return (
      <PeoplePage
        people={people}
        onChoose={entityRef => {
          chosenPerson.set(entityRef);
          setPerson(entityRef);
        }}
      />
    );
  }
  return (
    <ProxiedSignInPage
      provider="slipwayDemo"
      headers={{ 'X-Slipway-Demo-Person': person }}
      onSignInSuccess={identity => onSignInSuccess(forgetOnSignOut(identity))}
      ErrorComponent={SignInFailed}
    />
  );
};
