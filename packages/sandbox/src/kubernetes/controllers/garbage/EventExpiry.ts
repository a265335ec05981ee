import type { Controller, ControllerContext } from '../ControllerContext';
import type { ClusterEvent } from '../kinds';
import { getByKey, queueKey, stored } from '../stored';

const sweep = 'sweep';
const sweepMs = 60_000;

/** Deletes events some time after they were last seen. */
export class EventExpiry implements Controller {
  readonly name = 'event expiry';
  readonly #expiries = new Map<string, number>();

  constructor(private readonly context: ControllerContext) {}

  keysOf: Controller['keysOf'] = (resource, { type, object }) => {
    if (resource !== stored.events) {
      return [];
    }
    const key = queueKey(object);
    if (type === 'DELETED') {
      this.#expiries.delete(key);
      return [];
    }
    const isFirst = this.#expiries.size === 0;
    this.#expiries.set(key, this.#expiryOf(object as ClusterEvent));
    return isFirst ? [sweep] : [];
  };

  reconcile = () => {
    const { store, clock } = this.context;
    const now = clock.now().getTime();
    for (const [key, expiry] of this.#expiries) {
      if (expiry <= now) {
        const event = getByKey(store, stored.events, key);
        const { namespace, name = '' } = event?.metadata ?? {};
        store.delete(stored.events, namespace, name);
        this.#expiries.delete(key);
      }
    }
    return this.#expiries.size > 0 ? { afterMs: sweepMs } : {};
  };

  #expiryOf({ lastTimestamp, eventTime, metadata }: ClusterEvent): number {
    const last = lastTimestamp ?? eventTime ?? metadata.creationTimestamp;
    return Date.parse(last) + this.context.timing.eventsMs;
  }
}
