import { LoggedRequest, RequestLog } from './RequestLog';

const aRequest = (fields: Partial<LoggedRequest> = {}): LoggedRequest => ({
  method: 'PATCH',
  url: '/',
  verb: 'patch',
  group: 'apps',
  resource: 'deployments',
  user: 'executor',
  userAgent: '',
  status: 200,
  dryRun: false,
  bytes: 0,
  ...fields,
});

const stored = (generation: number, resourceVersion: string) => ({
  kind: 'Deployment',
  uid: 'u',
  generation,
  resourceVersion,
});

describe('RequestLog', () => {
  it('counts what fits a filter, until it is cleared', () => {
    const log = new RequestLog();
    log.add(aRequest());
    log.add(aRequest({ verb: 'list', user: 'reader' }));

    expect(log.count()).toBe(2);
    expect(log.count({ verb: 'list', user: 'reader' })).toBe(1);
    expect(log.all({ user: 'nobody' })).toEqual([]);
    log.clear();
    expect(log.count()).toBe(0);
  });

  it('tells which writes changed what an object asks for', () => {
    const log = new RequestLog();
    log.add(aRequest({ verb: 'create', user: 'ci', stored: stored(1, '10') }));
    log.add(aRequest({ stored: stored(3, '12') }));
    log.add(aRequest({ stored: stored(2, '11') }));
    log.add(aRequest({ stored: stored(3, '12') }));
    log.add(aRequest({ dryRun: true, stored: stored(4, '12') }));

    const generations = log
      .effectiveChanges({ user: 'executor' })
      .map(({ generation }) => generation);

    expect(generations).toEqual([2, 3]);
  });
});
