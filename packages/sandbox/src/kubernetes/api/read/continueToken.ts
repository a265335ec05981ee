import { isPlainObject } from '../../objects/equalJson';
import { StatusError } from '../../store/StatusError';
import { parseGoJson } from '../request/goJson';
import { badRequest } from '../statusObjects';

/** Where a list goes on. */
export interface ContinueToken {
  /** `-1`: from the newest version on, as it is offered for a token that has expired. */
  resourceVersion: number;
  /** The key of the first object that may come next. */
  start: string;
}

export function writeContinueToken(token: ContinueToken): string {
  return Buffer.from(
    JSON.stringify({
      v: 'meta.k8s.io/v1',
      rv: token.resourceVersion,
      start: token.start,
    }),
  ).toString('base64url');
}

/** @throws StatusError BadRequest where it is none. */
export function readContinueToken(text: string): ContinueToken {
  const { v, rv, start } = parseToken(text);
  if (v !== 'meta.k8s.io/v1') {
    throw invalidToken(
      `server does not recognize this encoded version ${JSON.stringify(v ?? '')}`,
    );
  }
  if (typeof rv !== 'number' || !Number.isInteger(rv) || rv === 0) {
    throw invalidToken(
      'incorrect encoded start resourceVersion (version meta.k8s.io/v1)',
    );
  }
  if (typeof start !== 'string' || start === '') {
    throw invalidToken('encoded start key is empty (version meta.k8s.io/v1)');
  }
  return { resourceVersion: rv, start };
}

function parseToken(text: string): {
  v?: unknown;
  rv?: unknown;
  start?: unknown;
} {
  try {
    // Byte by byte, as Go looks at it.
    const value = parseGoJson(
      Buffer.from(text, 'base64url').toString('latin1'),
    );
    return isPlainObject(value) ? value : {};
  } catch (error) {
    throw invalidToken(error instanceof Error ? error.message : String(error));
  }
}

function invalidToken(why: string): StatusError {
  return badRequest(
    `invalid continue token: continue key is not valid: ${why}`,
  );
}
