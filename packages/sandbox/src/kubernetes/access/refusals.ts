import { RequestInfo } from '../api/request/requestInfo';
import { StatusError } from '../store/StatusError';
import { User } from './users';

export function unauthorized(): StatusError {
  return new StatusError(401, 'Unauthorized', 'Unauthorized');
}

/** The API server's words for a right that is missing. */
export function accessDenied(user: User, info: RequestInfo): StatusError {
  const { group, resource, subresource, namespace, name, verb } = info;
  const who = `User ${JSON.stringify(user.name)}`;
  if (!info.isResource) {
    return new StatusError(
      403,
      'Forbidden',
      `forbidden: ${who} cannot ${verb} path ${JSON.stringify(info.path)}`,
      {},
    );
  }
  const subject = group ? `${resource}.${group}` : resource;
  const full = subresource ? `${resource}/${subresource}` : resource;
  const where = namespace
    ? `in the namespace ${JSON.stringify(namespace)}`
    : 'at the cluster scope';
  return new StatusError(
    403,
    'Forbidden',
    `${subject}${name ? ` ${JSON.stringify(name)}` : ''} is forbidden: ${who} cannot ${verb} resource ${JSON.stringify(full)} in API group ${JSON.stringify(group)} ${where}`,
    {
      ...(name && { name }),
      ...(group && { group }),
      kind: resource,
    },
  );
}
