import { Watch } from '@kubernetes/client-node';
import { describeProgress } from './outcome';
import { formatWorkload, Workload, WorkloadRef } from './workload';

const LIMIT_IN_SECONDS = 180;

/** Watches a workload until the condition holds, and gives up after three minutes. */
export async function waitForWorkload(options: {
  watch: Watch;
  ref: WorkloadRef;
  condition: (workload: Workload) => boolean;
  /** What is awaited, for the message when it does not come. */
  what: string;
}): Promise<void> {
  const { watch, ref, condition, what } = options;
  const limit = AbortSignal.timeout(LIMIT_IN_SECONDS * 1000);
  let last: Workload | undefined;
  const look = (workload: Workload) => {
    last = workload;
    return condition(workload);
  };
  while (!limit.aborted) {
    if (await watchOnce(watch, ref, limit, look)) {
      return;
    }
  }
  throw new Error(
    `${formatWorkload(
      ref,
    )}: ${what} did not come within ${LIMIT_IN_SECONDS} s: ${describeProgress(
      last,
    )}`,
  );
}

/** One watch, until the condition holds, the server closes it or the limit is reached. Resolves to whether the condition held. */
async function watchOnce(
  watch: Watch,
  { kind, namespace, name }: WorkloadRef,
  limit: AbortSignal,
  condition: (workload: Workload) => boolean,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let came = false;
    const request = watch.watch(
      `/apis/apps/v1/namespaces/${namespace}/${kind.toLowerCase()}s`,
      { fieldSelector: `metadata.name=${name}` },
      (_phase, workload: Workload) => {
        if (!came && condition({ ...workload, kind })) {
          came = true;
          request.then(controller => controller.abort(), reject);
        }
      },
      (error: unknown) =>
        error && !came && !limit.aborted ? reject(error) : resolve(came),
    );
    limit.addEventListener('abort', () => {
      request.then(controller => controller.abort(), reject);
    });
    request.catch(reject);
  });
}
