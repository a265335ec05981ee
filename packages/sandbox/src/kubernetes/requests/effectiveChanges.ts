import type { LoggedRequest } from './RequestLog';

/** A write that changed what an object asks for. */
export interface EffectiveChange {
  request: LoggedRequest;
  uid: string;
  generation: number;
  resourceVersion: string;
}

/** Those of the writes that raised a generation, in the order in which they were made. */
export function findEffectiveChanges(
  requests: readonly LoggedRequest[],
): EffectiveChange[] {
  const generations = new Map<string, number>();
  return requests
    .flatMap(request =>
      request.stored && !request.dryRun ? [{ request, ...request.stored }] : [],
    )
    .sort(
      (left, right) =>
        Number(left.resourceVersion) - Number(right.resourceVersion),
    )
    .filter(({ uid, generation }) => {
      const isRaised = generation > (generations.get(uid) ?? 0);
      generations.set(uid, Math.max(generation, generations.get(uid) ?? 0));
      return isRaised;
    })
    .map(({ request, uid, generation, resourceVersion }) => ({
      request,
      uid,
      generation,
      resourceVersion,
    }));
}
