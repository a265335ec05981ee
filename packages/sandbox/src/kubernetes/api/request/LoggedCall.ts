import { IncomingMessage } from 'node:http';
import { LoggedRequest } from '../../requests/RequestLog';
import { Answer } from './Call';
import { RequestInfo } from './requestInfo';

/** The record of a request while it is being answered. */
export class LoggedCall {
  readonly entry: LoggedRequest;

  constructor(
    { method, url, headers }: IncomingMessage,
    { info, query }: { info: RequestInfo; query: URLSearchParams },
  ) {
    const { verb, group, resource, subresource, namespace, name } = info;
    this.entry = {
      method: method ?? 'GET',
      url: url ?? '/',
      verb,
      group,
      resource,
      subresource,
      namespace,
      name,
      user: '',
      userAgent: headers['user-agent'] ?? '',
      status: 0,
      dryRun: query.getAll('dryRun').includes('All'),
      bytes: 0,
    };
  }

  /** Notes what became of it. */
  finish(answer: Answer): void {
    if ('stream' in answer) {
      this.entry.status = 200;
      return;
    }
    const { status, stored } = answer;
    this.entry.status = status;
    if (stored) {
      const { uid, generation = 0, resourceVersion } = stored.metadata;
      this.entry.stored = {
        kind: stored.kind,
        uid,
        generation,
        resourceVersion,
      };
    }
  }
}
