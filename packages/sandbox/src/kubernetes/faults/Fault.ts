import { RequestInfo } from '../api/request/requestInfo';

/** Which requests a fault befalls; what is left out fits all. */
export interface FaultMatch {
  method?: string;
  /** get, list, watch, create, update, patch, delete, … */
  verb?: string;
  /** Address with its query. */
  path?: RegExp;
  /** Plural. */
  resource?: string;
  user?: string;
  watch?: boolean;
}

/** What goes wrong. */
export type Fault =
  /** It is answered later, by the simulator's clock. */
  | { kind: 'latency'; ms: number }
  /** It is answered with that status, and not carried out. */
  | { kind: 'status'; code: number; retryAfterSeconds?: number }
  /** The connection is reset: before anything is done, or after, so that nobody learns of it. */
  | { kind: 'reset'; when: 'before' | 'after' }
  /** A watch breaks off as soon as it has begun. */
  | { kind: 'drop-watch' }
  /** A watch stays open and tells nothing. */
  | { kind: 'half-open' }
  /** The version that is asked for is too old. */
  | { kind: 'gone' };

/** A fault that is scripted. */
export interface ScriptedFault {
  match?: FaultMatch;
  fault: Fault;
  /** How often it happens. @default until it is taken away */
  times?: number;
}

/** A request, as far as a fault depends on it. */
export interface FaultyRequest {
  method: string;
  url: string;
  user: string;
  info: RequestInfo;
}

export function matchesFault(
  match: FaultMatch,
  { method, url, user, info }: FaultyRequest,
): boolean {
  const { path, watch } = match;
  return (
    agrees(match.method, method) &&
    agrees(match.verb, info.verb) &&
    agrees(match.resource, info.resource) &&
    agrees(match.user, user) &&
    (path === undefined || url.search(path) >= 0) &&
    (watch === undefined || watch === (info.verb === 'watch'))
  );
}

function agrees(wanted: string | undefined, found: string): boolean {
  return wanted === undefined || wanted === found;
}
