import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';

/**
 * The person who asks for a change.
 *
 * @remarks
 * Backstage's permission client allows everything to service principals, so they are refused here, and with them those
 * who act on somebody's behalf: a change is asked for by a person.
 *
 * @param what - what only people may do.
 * @throws NotAllowedError for anybody else.
 */
export function getPerson(
  credentials: BackstageCredentials,
  what = 'may change anything',
): string {
  if (!isUser(credentials)) {
    throw new NotAllowedError(
      `Only people ${what}: services are not allowed to`,
    );
  }
  const { userEntityRef, actor } = credentials.principal;
  if (actor) {
    throw new NotAllowedError(
      `Only people ${what}: '${actor.subject}', which acts for ${userEntityRef}, is not allowed to`,
    );
  }
  return userEntityRef;
}

/** Whether these are the credentials of a person who asks directly. */
export function isPerson(credentials: BackstageCredentials): boolean {
  return isUser(credentials) && !credentials.principal.actor;
}

/** Who asks, in words fit for the audit log. */
export function describePrincipal({ principal }: BackstageCredentials): string {
  const { userEntityRef, actor, subject } = principal as {
    userEntityRef?: string;
    actor?: { subject: string };
    subject?: string;
  };
  const name = userEntityRef ?? subject ?? 'unknown';
  return actor ? `${actor.subject} for ${name}` : name;
}

function isUser(
  credentials: BackstageCredentials,
): credentials is BackstageCredentials<BackstageUserPrincipal> {
  return (credentials.principal as { type?: string }).type === 'user';
}
