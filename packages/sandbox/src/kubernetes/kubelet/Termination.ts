import type {
  ControllerContext,
  ReconcileAgain,
} from '../controllers/ControllerContext';
import type { Pod } from '../controllers/kinds';
import { stored } from '../controllers/stored';
import { remarkOn } from './podRemarks';

/** Ends pods that were deleted, after a short time in which their containers stop. */
export class Termination {
  readonly #noticed = new Map<string, number>();

  constructor(private readonly context: ControllerContext) {}

  /** Stops the pod's containers, and takes the pod away once they have stopped. */
  end(pod: Pod): ReconcileAgain {
    const { clock, store, timing } = this.context;
    const {
      uid,
      name,
      namespace,
      deletionGracePeriodSeconds = 0,
    } = pod.metadata;
    const now = clock.now().getTime();
    const since = this.#noticed.get(uid) ?? this.#notice(pod, now);
    const wait =
      since +
      Math.min(timing.terminateMs, deletionGracePeriodSeconds * 1000) -
      now;
    if (wait > 0) {
      return { afterMs: wait };
    }
    store.delete(stored.pods, namespace, name, { uid, gracePeriodSeconds: 0 });
    return {};
  }

  /** The pod is gone. */
  forget({ metadata }: Pick<Pod, 'metadata'>): void {
    this.#noticed.delete(metadata.uid);
  }

  #notice(pod: Pod, now: number): number {
    this.#noticed.set(pod.metadata.uid, now);
    const running = new Set(
      (pod.status?.containerStatuses ?? [])
        .filter(({ state }) => state?.running)
        .map(({ name }) => name),
    );
    for (const container of pod.spec.containers) {
      if (running.has(container.name)) {
        this.context.events.record(
          { component: 'kubelet', host: pod.spec.nodeName },
          remarkOn(pod, container, {
            reason: 'Killing',
            message: `Stopping container ${container.name}`,
          }),
        );
      }
    }
    return now;
  }
}
