import { TargetPictures } from './AwsPictures';

/**
 * How far the pictures of a target are, e.g. `1768471200000;7`: when the oldest reading that they show began, in
 * milliseconds since the epoch, and how many readings there were.
 *
 * @remarks
 * AWS numbers no versions of what it describes, so replicas agree by the clock. The number of readings tells apart what
 * has changed without one; another replica has its own, so nobody waits for it.
 */
export function writeVersion(pictures: TargetPictures): string {
  const sequence = listProgress(pictures).reduce(
    (sum, it) => sum + it.sequence,
    0,
  );
  return `${getReadAt(pictures) ?? 0};${sequence}`;
}

/** Whether the pictures have come as far as a version that some replica wrote. Whatever they cannot read they do not wait for. */
export function hasReached(pictures: TargetPictures, after: string): boolean {
  const wanted = /^(\d{1,15});\d+$/.exec(after)?.[1];
  const readAt = getReadAt(pictures);
  return (
    wanted === undefined || readAt === undefined || readAt >= Number(wanted)
  );
}

function getReadAt(pictures: TargetPictures): number | undefined {
  const times = listProgress(pictures).flatMap(it => it.readAtMs);
  return times.length > 0 ? Math.min(...times) : undefined;
}

function listProgress({ home, copies }: TargetPictures) {
  return [home, ...copies].map(it => it.progress);
}
