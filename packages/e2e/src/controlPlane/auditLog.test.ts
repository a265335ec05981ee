import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  changingRequests,
  effectiveChanges,
  findEffectiveChanges,
  parseAuditLog,
  readAuditLog,
  type AuditEvent,
} from './auditLog';

const path = '/apis/apps/v1/namespaces/production/deployments/backend';

function anEvent(overrides: Partial<AuditEvent> = {}): AuditEvent {
  return {
    auditID: 'a',
    level: 'RequestResponse',
    stage: 'ResponseComplete',
    verb: 'patch',
    requestURI: path,
    user: { username: 'slipway-executor' },
    objectRef: {
      apiGroup: 'apps',
      resource: 'deployments',
      namespace: 'production',
      name: 'backend',
    },
    responseStatus: { code: 200 },
    requestReceivedTimestamp: '2026-01-01T00:00:00.000000Z',
    stageTimestamp: '2026-01-01T00:00:00.000000Z',
    ...overrides,
  };
}

function aChange(
  generation: number,
  resourceVersion: number,
  overrides: Partial<AuditEvent> = {},
): AuditEvent {
  return anEvent({
    responseObject: {
      kind: 'Deployment',
      metadata: {
        uid: 'u',
        generation,
        resourceVersion: String(resourceVersion),
      },
      spec: { replicas: 3 },
    },
    ...overrides,
  });
}

function aScaling(replicas: number, resourceVersion: number): AuditEvent {
  return anEvent({
    objectRef: {
      resource: 'deployments',
      subresource: 'scale',
      namespace: 'production',
      name: 'backend',
    },
    responseObject: {
      kind: 'Scale',
      metadata: { uid: 'u', resourceVersion: String(resourceVersion) },
      spec: { replicas },
    },
  });
}

const generations = (events: AuditEvent[]) =>
  findEffectiveChanges(events).map(({ generation }) => generation);

describe('findEffectiveChanges', () => {
  it.each<[string, AuditEvent[], number[]]>([
    [
      'a creation and a change of the template',
      [aChange(1, 10), aChange(2, 20)],
      [1, 2],
    ],
    ['a patch that changes nothing', [aChange(1, 10), aChange(1, 10)], [1]],
    ['a change of labels only', [aChange(1, 10), aChange(1, 15)], [1]],
    [
      'a dry run',
      [
        aChange(1, 10),
        aChange(2, 10, { requestURI: `${path}?dryRun=All&fieldManager=x` }),
      ],
      [1],
    ],
    [
      'a refused precondition',
      [aChange(1, 10), anEvent({ responseStatus: { code: 422 } })],
      [1],
    ],
    [
      'an answer that was never finished',
      [aChange(1, 10, { stage: 'Panic' })],
      [],
    ],
    [
      'lines in another order than the changes',
      [aChange(3, 30), aChange(1, 10), aChange(2, 20)],
      [1, 2, 3],
    ],
    ['a scaling', [aChange(1, 10), aScaling(5, 20)], [1, 2]],
    ['a scaling to the same number', [aChange(1, 10), aScaling(3, 20)], [1]],
    [
      'a change after a scaling',
      [aChange(1, 10), aScaling(5, 20), aChange(3, 30)],
      [1, 2, 3],
    ],
    ['a reading', [aChange(1, 10, { verb: 'get' })], []],
  ])('knows what took effect: %s', (_, events, expected) => {
    expect(generations(events)).toEqual(expected);
  });

  it('counts each object for itself', () => {
    const other = aChange(1, 11);
    other.responseObject = {
      kind: 'Deployment',
      metadata: { uid: 'v', generation: 1, resourceVersion: '11' },
    };
    expect(generations([aChange(1, 10), other])).toEqual([1, 1]);
  });

  it('judges by the changes of all users and returns those that are asked for', () => {
    const admin = { user: { username: 'admin' } };
    const events = [
      aChange(1, 10, admin),
      aChange(2, 20),
      aChange(2, 20, admin),
    ];
    expect(findEffectiveChanges(events, { user: 'slipway-executor' })).toEqual([
      { event: events[1], generation: 2, resourceVersion: '20' },
    ]);
    expect(findEffectiveChanges(events, { user: 'admin' })).toHaveLength(1);
  });
});

describe('reading an audit log', () => {
  const first = JSON.stringify(aChange(1, 10));
  const second = JSON.stringify(
    anEvent({ verb: 'list', stage: 'ResponseComplete' }),
  );

  it('leaves out a line that is still being written', () => {
    expect(parseAuditLog(`${first}\n${second.slice(0, 40)}`)).toHaveLength(1);
    expect(parseAuditLog('')).toEqual([]);
  });

  it.each([
    [{}, 2],
    [{ verb: 'list' }, 1],
    [{ verb: ['list', 'patch'] }, 2],
    [{ resource: 'deployments', subresource: '' }, 2],
    [{ resource: 'deployments', subresource: 'scale' }, 0],
    [{ namespace: 'staging' }, 0],
    [{ name: 'backend', user: 'slipway-executor' }, 2],
  ])('filters by %j', async (filter, count) => {
    const file = join(await mkdtemp(join(tmpdir(), 'audit-')), 'audit.log');
    await writeFile(file, `${first}\n${second}\n`);
    expect(await readAuditLog(file, filter)).toHaveLength(count);
  });

  it('takes a missing file for an empty log', async () => {
    const missing = join(tmpdir(), 'no-such-audit.log');
    expect(await readAuditLog(missing)).toEqual([]);
    expect(await effectiveChanges(missing)).toEqual([]);
  });

  it('finds what somebody wanted to change, whatever the answer was, in the order of arrival', async () => {
    const atSecond = (count: number) => ({
      requestReceivedTimestamp: `2026-01-01T00:00:0${count}.000000Z`,
    });
    const refused = anEvent({ ...atSecond(2), responseStatus: { code: 422 } });
    const events = [
      refused,
      aChange(1, 10, atSecond(1)),
      anEvent({ ...atSecond(3), verb: 'get' }),
      anEvent({ ...atSecond(4), requestURI: `${path}?dryRun=All` }),
      anEvent({ ...atSecond(5), stage: 'ResponseStarted' }),
    ];
    const file = join(await mkdtemp(join(tmpdir(), 'audit-')), 'audit.log');
    await writeFile(
      file,
      events.map(event => `${JSON.stringify(event)}\n`).join(''),
    );
    expect(await changingRequests(file)).toEqual([events[1], refused]);
  });
});
