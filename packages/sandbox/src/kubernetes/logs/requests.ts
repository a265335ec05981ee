import { chance, choose } from './LogLine';

/** A request that a container has answered. */
export interface ServedRequest {
  at: number;
  method: string;
  path: string;
  status: number;
  ms: number;
  bytes: number;
  client: string;
}

/** No more lines of requests than these are thought of: the last ones. */
const mostRequests = 2000;
const averageGapMs = 4000;

const apiPaths = [
  '/api/v1/products',
  '/api/v1/products/4711',
  '/api/v1/cart',
  '/api/v1/orders',
  '/api/v1/customers/me',
  '/api/v1/recommendations',
];
const pagePaths = [
  '/',
  '/products',
  '/cart',
  '/assets/index-BwZ2k1vS.js',
  '/assets/index-C9dPq7Tt.css',
  '/favicon.ico',
];

/**
 * The requests that were answered in a time: one about every four seconds, always the same for the same pod.
 *
 * @param kind - what is asked for
 */
export function listRequests(
  seed: string,
  kind: 'api' | 'pages',
  { from, until }: { from: number; until: number },
): ServedRequest[] {
  const first = Math.max(
    Math.ceil(from / averageGapMs),
    Math.floor(until / averageGapMs) - mostRequests,
  );
  const last = Math.floor(until / averageGapMs);
  const requests: ServedRequest[] = [];
  for (let slot = first; slot <= last; slot++) {
    const at = slot * averageGapMs + chance(seed, slot) * (averageGapMs - 1);
    if (at >= from && at <= until) {
      requests.push(describe({ seed, kind, slot, at: Math.floor(at) }));
    }
  }
  return requests;
}

function describe(request: {
  seed: string;
  kind: 'api' | 'pages';
  slot: number;
  at: number;
}): ServedRequest {
  const { seed, kind, slot, at } = request;
  const isPost = kind === 'api' && chance(seed, slot, 'post') < 0.15;
  const isMissing = chance(seed, slot, 'missing') < 0.02;
  const served = isPost ? 201 : 200;
  return {
    at,
    method: isPost ? 'POST' : 'GET',
    path: isPost
      ? '/api/v1/orders'
      : choose(kind === 'api' ? apiPaths : pagePaths, seed, slot, 'path'),
    status: isMissing ? 404 : served,
    ms: 3 + Math.floor(chance(seed, slot, 'ms') ** 3 * 180),
    bytes: 180 + Math.floor(chance(seed, slot, 'bytes') * 18_000),
    client: `10.0.${1 + Math.floor(chance(seed, slot, 'net') * 3)}.${2 + Math.floor(chance(seed, slot, 'host') * 240)}`,
  };
}
