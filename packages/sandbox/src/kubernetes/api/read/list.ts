import { KubernetesObject } from '../../objects/KubernetesObject';
import { apiVersionOf } from '../../resources/Resource';
import { ExpiredPage } from '../../store/StatusError';
import { keyOfObject } from '../../store/ObjectTable';
import { ApiContext } from '../ApiContext';
import { Call, CompleteAnswer } from '../request/Call';
import { itemText } from '../served/serialise';
import { ServedResource } from '../served/ServedResource';
import {
  ContinueToken,
  readContinueToken,
  writeContinueToken,
} from './continueToken';
import { readSelection } from './selection';
import {
  isExactMatch,
  readNumber,
  readResourceVersion,
  versionExpired,
  versionTooLarge,
} from './versionOptions';

/** Answers with a list, or with the page of it that is asked for. */
export function listObjects(
  { query, info }: Call,
  served: ServedResource,
  { store }: ApiContext,
): CompleteAnswer {
  const selection = readSelection(query, served);
  const token = query.get('continue');
  const from = token ? readContinueToken(token) : undefined;
  const limit = readLimit(query, from);
  const version =
    from && from.resourceVersion > 0
      ? from.resourceVersion
      : readVersion(query, store);
  const everything = checkKept(
    store.listAt(served.resource, info.namespace, version),
    from,
  );
  const selected = selection.isEverything
    ? everything
    : everything.filter(selection.matches);
  const start = from ? findStart(selected, from.start) : 0;
  const end = limit > 0 ? start + limit : selected.length;
  const items = selected.slice(start, end);
  const last = items.at(-1);
  const metadata = {
    resourceVersion: String(version),
    ...(last &&
      end < selected.length && {
        continue: writeContinueToken({
          resourceVersion: version,
          start: `${keyOfObject(last)}\0`,
        }),
        ...(selection.isEverything && {
          remainingItemCount: selected.length - end,
        }),
      }),
  };
  return { status: 200, body: listText(served, metadata, items) };
}

/** A list as it is sent; its items are joined from texts that are kept. */
export function listText(
  served: ServedResource,
  metadata: object,
  items: readonly KubernetesObject[],
): string {
  const head = `{"kind":"${served.resource.kind}List","apiVersion":"${apiVersionOf(served)}","metadata":${JSON.stringify(metadata)},"items":[`;
  return `${head}${items.map(item => itemText(served, item)).join(',')}]}`;
}

/** What is in memory is given whole, as by the API server's cache. */
function readLimit(
  query: URLSearchParams,
  from: ContinueToken | undefined,
): number {
  const limit = Math.max(0, readNumber(query, 'limit') ?? 0);
  return !from && query.get('resourceVersion') === '0' ? 0 : limit;
}

function readVersion(
  query: URLSearchParams,
  { resourceVersion: current }: ApiContext['store'],
): number {
  const isExact = isExactMatch(query);
  const asked = readResourceVersion(query);
  if (asked > current) {
    throw versionTooLarge(asked, current);
  }
  return isExact ? asked : current;
}

function checkKept(
  found: readonly KubernetesObject[] | 'expired',
  from: ContinueToken | undefined,
): readonly KubernetesObject[] {
  if (found !== 'expired') {
    return found;
  }
  throw from
    ? new ExpiredPage(writeContinueToken({ ...from, resourceVersion: -1 }))
    : versionExpired('The resourceVersion for the provided list is too old.');
}

function findStart(items: readonly KubernetesObject[], start: string): number {
  const index = items.findIndex(item => keyOfObject(item) >= start);
  return index < 0 ? items.length : index;
}
