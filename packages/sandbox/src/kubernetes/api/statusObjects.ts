import {
  ExpiredPage,
  kindOf,
  StatusDetails,
  StatusError,
} from '../store/StatusError';
import { Resource } from '../resources/Resource';

/** A rule that an object breaks. */
export interface FieldProblem {
  field: string;
  reason:
    | 'FieldValueInvalid'
    | 'FieldValueRequired'
    | 'FieldValueForbidden'
    | 'FieldValueDuplicate'
    | 'FieldValueNotSupported';
  message: string;
}

/** The Status object of a refusal. */
export function toStatus(error: StatusError): object {
  const { code, reason, message, details } = error;
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: error instanceof ExpiredPage ? { continue: error.next } : {},
    status: 'Failure',
    message,
    ...(reason && { reason }),
    ...(details && { details }),
    code,
  };
}

/** The Status object of a deletion. */
export function deletedStatus(details: StatusDetails): object {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details,
  };
}

export function badRequest(message: string): StatusError {
  return new StatusError(400, 'BadRequest', message);
}

/** A path in a group that is served, but to nothing. */
export function unknownResource(): StatusError {
  return new StatusError(
    404,
    'NotFound',
    'the server could not find the requested resource',
    {},
  );
}

export function methodNotAllowed(): StatusError {
  return new StatusError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    {},
  );
}

/** A patch that cannot be carried out on what is there; the API server does not say why. */
export function patchRejected(): StatusError {
  return new StatusError(
    422,
    'Invalid',
    'the server rejected our request due to an error in our request',
    {},
  );
}

/** An object that breaks rules, all of which are named. */
export function invalid(
  subject: Pick<Resource, 'kind' | 'group'>,
  name: string,
  problems: readonly FieldProblem[],
): StatusError {
  const texts = [
    ...new Set(problems.map(({ field, message }) => `${field}: ${message}`)),
  ];
  const said = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
  return new StatusError(
    422,
    'Invalid',
    `${kindOf(subject)} ${JSON.stringify(name)} is invalid: ${said}`,
    {
      ...(name && { name }),
      ...(subject.group && { group: subject.group }),
      ...(subject.kind && { kind: subject.kind }),
      causes: problems.map(({ reason, message, field }) => ({
        reason,
        message,
        field,
      })),
    },
  );
}

/** Options of a request that break rules. */
export function invalidOptions(
  kind: 'ListOptions' | 'PatchOptions' | 'DeleteOptions' | 'CreateOptions',
  problem: FieldProblem,
): StatusError {
  return invalid({ kind, group: 'meta.k8s.io' }, '', [problem]);
}

export function unsupportedValue(
  field: string,
  value: unknown,
  supported: readonly string[],
): FieldProblem {
  return {
    field,
    reason: 'FieldValueNotSupported',
    message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${supported.map(text => JSON.stringify(text)).join(', ')}`,
  };
}

export function invalidValue(
  field: string,
  value: unknown,
  rule: string,
): FieldProblem {
  return {
    field,
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${JSON.stringify(value ?? null)}: ${rule}`,
  };
}

export function requiredValue(field: string, why?: string): FieldProblem {
  return {
    field,
    reason: 'FieldValueRequired',
    message: why ? `Required value: ${why}` : 'Required value',
  };
}

export function forbidden(field: string, why: string): FieldProblem {
  return {
    field,
    reason: 'FieldValueForbidden',
    message: `Forbidden: ${why}`,
  };
}
