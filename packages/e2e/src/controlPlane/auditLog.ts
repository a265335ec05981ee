import { readFile } from 'node:fs/promises';
import { errorCode } from './errorCode';

/** One line of the API server's audit log, as far as tests use it (audit.k8s.io/v1 Event). */
export interface AuditEvent {
  auditID: string;
  level: 'Metadata' | 'Request' | 'RequestResponse';
  stage: 'ResponseStarted' | 'ResponseComplete' | 'Panic';
  verb: string;
  requestURI: string;
  user: { username: string; groups?: string[] };
  userAgent?: string;
  objectRef?: {
    apiGroup?: string;
    resource: string;
    subresource?: string;
    namespace?: string;
    name?: string;
  };
  responseStatus?: { code?: number; reason?: string };
  requestObject?: unknown;
  responseObject?: {
    kind?: string;
    metadata?: { uid?: string; generation?: number; resourceVersion?: string };
    spec?: { replicas?: number };
  };
  requestReceivedTimestamp: string;
  stageTimestamp: string;
}

/** Narrows down what is read from an audit log; everything that is given must match. */
export interface AuditFilter {
  verb?: string | readonly string[];
  /** Plural, without a subresource: `deployments`. */
  resource?: string;
  /** `''` for none. */
  subresource?: string;
  namespace?: string;
  name?: string;
  user?: string;
  stage?: AuditEvent['stage'];
}

/** A change that the API server has kept. */
export interface EffectiveChange {
  event: AuditEvent;
  /** The object's generation after the change. */
  generation: number;
  resourceVersion: string;
}

/** Reads the audit log; a line that is just being written is left out. A missing file is an empty log. */
export async function readAuditLog(
  path: string,
  filter: AuditFilter = {},
): Promise<AuditEvent[]> {
  return parseAuditLog(await readText(path)).filter(event =>
    matches(event, filter),
  );
}

/**
 * The changes of a desired state that took effect, oldest first.
 *
 * @remarks A change is effective if the API server answered with success, it was no dry run, and the object's generation grew with it. Status updates,
 * patches that change nothing and refused preconditions are none. To know whether the generation grew, all changes of the object are looked at, whoever
 * made them; an object that the log does not know yet is taken to grow unless its generation stays at what an earlier line showed.
 * @param filter - which of the changes to return.
 */
export async function effectiveChanges(
  path: string,
  filter: AuditFilter = {},
): Promise<EffectiveChange[]> {
  return findEffectiveChanges(parseAuditLog(await readText(path)), filter);
}

/** {@link effectiveChanges} on events that were read before. */
export function findEffectiveChanges(
  events: readonly AuditEvent[],
  filter: AuditFilter = {},
): EffectiveChange[] {
  const known = new Map<string, { generation: number; replicas?: number }>();
  const found: EffectiveChange[] = [];
  for (const { event, object } of kept(events)) {
    const { uid, resourceVersion } = object.metadata;
    const before = known.get(uid) ?? { generation: 0 };
    const replicas = object.spec?.replicas;
    // The answer to a scaling is a Scale, which does not tell the generation: it grew by one if the replicas are others than before.
    const generation =
      object.kind === 'Scale'
        ? before.generation + Number(replicas !== before.replicas)
        : (object.metadata.generation ?? 0);
    known.set(uid, {
      generation: Math.max(before.generation, generation),
      replicas,
    });
    if (generation > before.generation && matches(event, filter)) {
      found.push({ event, generation, resourceVersion });
    }
  }
  return found;
}

/** Every request to change something that was answered, whatever the answer was, in the order of arrival; no dry runs. */
export async function changingRequests(
  path: string,
  filter: Omit<AuditFilter, 'stage' | 'verb'> = {},
): Promise<AuditEvent[]> {
  const answered = await readAuditLog(path, {
    ...filter,
    verb: ['create', 'update', 'patch', 'delete'],
    stage: 'ResponseComplete',
  });
  return answered
    .filter(({ requestURI }) => !isDryRun(requestURI))
    .sort((a, b) =>
      a.requestReceivedTimestamp.localeCompare(b.requestReceivedTimestamp),
    );
}

/** Changes with a kept object in the answer, in the order in which the API server made them. */
function kept(events: readonly AuditEvent[]) {
  return events
    .filter(
      ({ stage, verb, responseStatus, requestURI }) =>
        stage === 'ResponseComplete' &&
        ['create', 'update', 'patch'].includes(verb) &&
        (responseStatus?.code ?? 500) < 300 &&
        !isDryRun(requestURI),
    )
    .flatMap(event => {
      const { kind, metadata, spec } = event.responseObject ?? {};
      const { uid, resourceVersion, generation } = metadata ?? {};
      return uid && resourceVersion
        ? [
            {
              event,
              object: {
                kind,
                spec,
                metadata: { uid, resourceVersion, generation },
              },
            },
          ]
        : [];
    })
    .sort(
      (a, b) =>
        Number(a.object.metadata.resourceVersion) -
        Number(b.object.metadata.resourceVersion),
    );
}

function isDryRun(requestURI: string): boolean {
  return new URL(requestURI, 'https://server').searchParams
    .getAll('dryRun')
    .includes('All');
}

/** Parses the text of an audit log, one JSON object a line. */
export function parseAuditLog(text: string): AuditEvent[] {
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  return complete
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as AuditEvent);
}

function matches(event: AuditEvent, filter: AuditFilter): boolean {
  const { objectRef } = event;
  const verbs = filter.verb === undefined ? undefined : [filter.verb].flat();
  return (
    (!verbs || verbs.includes(event.verb)) &&
    agrees(filter.resource, objectRef?.resource) &&
    agrees(filter.subresource, objectRef?.subresource ?? '') &&
    agrees(filter.namespace, objectRef?.namespace) &&
    agrees(filter.name, objectRef?.name) &&
    agrees(filter.user, event.user.username) &&
    agrees(filter.stage, event.stage)
  );
}

function agrees(
  wanted: string | undefined,
  found: string | undefined,
): boolean {
  return wanted === undefined || wanted === found;
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') {
      return '';
    }
    throw error;
  });
}
