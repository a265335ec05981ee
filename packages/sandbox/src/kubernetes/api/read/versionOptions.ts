import { StatusError } from '../../store/StatusError';
import {
  badRequest,
  forbidden,
  invalidOptions,
  unsupportedValue,
} from '../statusObjects';

/** @throws StatusError for a version that is no number. */
export function readResourceVersion(query: URLSearchParams): number {
  const text = query.get('resourceVersion') ?? '';
  if (!/^\d*$/.test(text)) {
    throw badRequest(
      `invalid resource version: resourceVersion: Invalid value: ${JSON.stringify(text)}: strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  return Number(text);
}

/** Whether a list is asked for exactly as it was at its resourceVersion. */
export function isExactMatch(query: URLSearchParams): boolean {
  const match = query.get('resourceVersionMatch') ?? '';
  const version = query.get('resourceVersion') ?? '';
  if (match === '') {
    return false;
  }
  if (match !== 'Exact' && match !== 'NotOlderThan') {
    throw invalidOptions(
      'ListOptions',
      unsupportedValue('resourceVersionMatch', match, [
        'Exact',
        'NotOlderThan',
        '',
      ]),
    );
  }
  if (version === '') {
    throw forbiddenMatch(
      'resourceVersionMatch is forbidden unless resourceVersion is provided',
    );
  }
  if (match === 'Exact' && version === '0') {
    throw forbiddenMatch(
      'resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
    );
  }
  return match === 'Exact';
}

export function forbiddenMatch(why: string): StatusError {
  return invalidOptions('ListOptions', forbidden('resourceVersionMatch', why));
}

/** A version that this server has not reached: the client was told it by another one, or before a reset. */
export function versionTooLarge(asked: number, current: number): StatusError {
  return new StatusError(
    504,
    'Timeout',
    `Timeout: Too large resource version: ${asked}, current: ${current}`,
    {
      causes: [
        {
          reason: 'ResourceVersionTooLarge',
          message: 'Too large resource version',
        },
      ],
      retryAfterSeconds: 1,
    },
  );
}

export function versionExpired(message: string): StatusError {
  return new StatusError(410, 'Expired', message);
}

/** @throws StatusError BadRequest */
export function readNumber(
  query: URLSearchParams,
  name: string,
): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') {
    return undefined;
  }
  if (!/^-?\d+$/.test(text)) {
    throw badRequest(
      `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  return Number(text);
}
