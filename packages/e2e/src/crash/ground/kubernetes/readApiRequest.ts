import type { IncomingMessage } from 'node:http';
import type { Meaning } from '../interceptions';

const workloads = ['deployments', 'statefulsets'];

/** What a request to the API server says about a workload. */
export function readApiRequest({ method, url }: IncomingMessage): Meaning {
  const { pathname, searchParams } = new URL(url ?? '/', 'https://server');
  const [plural = '', name = ''] = pathname.split('/').slice(-2);
  return {
    isChange: method === 'PATCH' && !searchParams.has('dryRun'),
    names: workloads.includes(plural) ? [name] : [],
  };
}
