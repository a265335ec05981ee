import { CustomErrorBase } from '@backstage/errors';
import { nameOf, Resource } from '../resources/Resource';

/** The machine-readable part of a refusal, as in a Status object. */
export interface StatusDetails {
  name?: string;
  group?: string;
  kind?: string;
  uid?: string;
  causes?: readonly { reason?: string; message?: string; field?: string }[];
  retryAfterSeconds?: number;
}

/** A refusal, in the API server's words. */
export class StatusError extends CustomErrorBase {
  override readonly name = 'StatusError';

  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly details?: StatusDetails,
  ) {
    super(message);
  }
}

/** The pages of a list can no longer be of one version. */
export class ExpiredPage extends StatusError {
  /** @param next - the token with which the list goes on all the same, from the newest version */
  constructor(readonly next: string) {
    super(
      410,
      'Expired',
      'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
    );
  }
}

function about(resource: Resource, name: string): StatusDetails {
  return {
    name,
    ...(resource.group && { group: resource.group }),
    kind: resource.plural,
  };
}

export function notFound(resource: Resource, name: string): StatusError {
  return new StatusError(
    404,
    'NotFound',
    `${nameOf(resource)} "${name}" not found`,
    about(resource, name),
  );
}

export function alreadyExists(resource: Resource, name: string): StatusError {
  return new StatusError(
    409,
    'AlreadyExists',
    `${nameOf(resource)} "${name}" already exists`,
    about(resource, name),
  );
}

/** Somebody was faster, or it is another object by now, in the words for writes. */
export function conflict(
  resource: Resource,
  name: string,
  why = 'the object has been modified; please apply your changes to the latest version and try again',
): StatusError {
  return new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${nameOf(resource)} "${name}": ${why}`,
    about(resource, name),
  );
}

/** `Deployment.apps`, as the API names a kind in its messages. */
export function kindOf({ kind, group }: Pick<Resource, 'kind' | 'group'>) {
  return group === '' ? kind : `${kind}.${group}`;
}

/** It is not the one that was meant to be deleted. */
export function deletionConflict(
  resource: Resource,
  name: string,
  why: string,
): StatusError {
  return new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${kindOf(resource)} "${name}": ${why}`,
    { ...about(resource, name), kind: resource.kind },
  );
}
