import { badRequest } from '../api/statusObjects';
import type { Fault, FaultMatch, ScriptedFault } from '../faults/Fault';

/** What each kind of fault has besides its kind. */
const fieldsOf: Readonly<
  Record<Fault['kind'], readonly { name: string; type: string }[]>
> = {
  latency: [{ name: 'ms', type: 'number' }],
  status: [{ name: 'code', type: 'number' }],
  reset: [{ name: 'when', type: 'string' }],
  'drop-watch': [],
  'half-open': [],
  gone: [],
};

/**
 * Reads a fault from the JSON that somebody sent; the path that it is for is the source of a regular expression.
 *
 * @throws StatusError BadRequest that says what is wrong.
 */
export function readFault(text: string): ScriptedFault {
  const sent = parse(text);
  const { match, fault, times } = sent;
  if (!isObject(fault) || !isKind(fault.kind)) {
    throw badRequest(
      `fault.kind must be one of ${Object.keys(fieldsOf).join(', ')}`,
    );
  }
  for (const { name, type } of fieldsOf[fault.kind]) {
    if (typeof fault[name] !== type) {
      throw badRequest(`fault.${name} must be a ${type}`);
    }
  }
  if (times !== undefined && typeof times !== 'number') {
    throw badRequest('times must be a number');
  }
  return {
    fault: fault as unknown as Fault,
    match: isObject(match) ? readMatch(match) : undefined,
    times,
  };
}

function readMatch({ path, ...match }: Record<string, unknown>): FaultMatch {
  return {
    ...match,
    ...(path !== undefined && { path: readExpression(String(path)) }),
  };
}

function readExpression(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch (error) {
    throw badRequest(`match.path: ${error}`);
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const sent: unknown = JSON.parse(text);
    if (isObject(sent)) {
      return sent;
    }
  } catch {
    // Answered below.
  }
  throw badRequest('a fault is a JSON object: { match?, fault, times? }');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKind(value: unknown): value is Fault['kind'] {
  return typeof value === 'string' && value in fieldsOf;
}
