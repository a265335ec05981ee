import { InputError } from '@backstage/errors';
import {
  Revision,
  RevisionsPage,
} from '@slipway/backstage-plugin-slipway-common';
import { ResolvedService } from '../operations/Operations';

/** Which revisions are asked for. */
export interface RevisionsQuery {
  workload: string;
  diff: boolean;
  limit: number;
  /** As the page before handed it out. */
  cursor?: string;
}

/**
 * A page of a workload's revisions, newest first. The cursor names the last revision of the page before, so that a
 * revision that appears meanwhile shifts nothing.
 *
 * @throws InputError for a cursor that names no revision of the workload.
 */
export async function listRevisions(
  { platform, service }: ResolvedService,
  query: RevisionsQuery,
): Promise<RevisionsPage> {
  const { workload, diff, limit, cursor } = query;
  const revisions = await platform.listRevisions(service, { workload, diff });
  const start = cursor === undefined ? 0 : getStart(revisions, cursor);
  const items = revisions.slice(start, start + limit);
  const last = items.at(-1);
  const more = start + limit < revisions.length && last !== undefined;
  return { items, ...(more ? { nextCursor: encode(last) } : {}) };
}

function getStart(revisions: readonly Revision[], cursor: string): number {
  const index = revisions.findIndex(revision => encode(revision) === cursor);
  if (index < 0) {
    throw new InputError(
      'cursor: no page of these revisions handed this out, or its revision is gone; begin without one',
    );
  }
  return index + 1;
}

function encode({ revision }: Revision): string {
  return Buffer.from(revision).toString('base64url');
}
