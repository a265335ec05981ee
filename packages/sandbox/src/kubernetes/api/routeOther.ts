import { discover } from './discovery/discovery';
import { serverVersion } from './discovery/version';
import { Answer, Call } from './request/Call';
import { pageNotFound } from './route';
import { methodNotAllowed, unknownResource } from './statusObjects';

const health = ['/healthz', '/livez', '/readyz'];

/** Answers a request for what is no resource: health, version, discovery. */
export function routeOther(
  { info, method }: Call,
  { address }: { address: string },
): Answer {
  const path = info.path.replace(/(.)\/+$/, '$1');
  const body = answerOf(path, address);
  if (body === undefined) {
    if (path.startsWith('/api/')) {
      throw unknownResource();
    }
    return pageNotFound;
  }
  if (method !== 'GET' && method !== 'HEAD') {
    throw methodNotAllowed();
  }
  return typeof body === 'string'
    ? { status: 200, body, contentType: 'text/plain; charset=utf-8' }
    : { status: 200, body };
}

function answerOf(path: string, address: string): object | string | undefined {
  if (health.some(root => path === root || path.startsWith(`${root}/`))) {
    return 'ok';
  }
  return path === '/version' ? serverVersion : discover(path, address);
}
