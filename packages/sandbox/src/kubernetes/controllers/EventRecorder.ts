import { Clock, toMicroTimestamp, toTimestamp } from '../clock/Clock';
import type { KubernetesObject } from '../objects/KubernetesObject';
import type { ObjectStore } from '../store/ObjectStore';
import { EventCorrelator } from './EventCorrelator';
import type { ClusterEvent } from './kinds';
import { stored, unmanaged } from './stored';

/** What a component has to say about an object. */
export interface Remark {
  object: KubernetesObject;
  /** @default 'Normal' */
  type?: 'Normal' | 'Warning';
  reason: string;
  message: string;
  /** The part of the object, e.g. `spec.containers{app}`. */
  fieldPath?: string;
}

/** Who remarks: a controller, or the kubelet of a node. */
export interface RemarkSource {
  component: string;
  host?: string;
}

/**
 * Writes events as the client library's recorder does: the same remark again counts up the event that is there.
 *
 * @remarks The scheduler writes events of the newer kind: with an `eventTime` instead of first and last.
 */
export class EventRecorder {
  readonly #correlator: EventCorrelator;

  constructor(
    private readonly store: ObjectStore,
    private readonly clock: Clock,
    /** Warnings alone make a large cluster start in half the time. */
    private readonly written: 'all' | 'warnings' = 'all',
  ) {
    this.#correlator = new EventCorrelator(clock);
  }

  /** Writes an event, unless there were too many about that object. */
  record(source: RemarkSource, remark: Remark): void {
    const found = this.#isWritten(remark)
      ? this.#correlator.take(source, remark)
      : undefined;
    if (!found) {
      return;
    }
    const { namespace = 'default' } = remark.object.metadata;
    const lastTimestamp = toTimestamp(this.clock.now());
    const before =
      found.name && this.store.get(stored.events, namespace, found.name);
    if (before) {
      this.store.update(
        stored.events,
        namespace,
        before.metadata.name,
        event => ({
          ...unmanaged(event),
          message: found.message,
          count: (event.count ?? 1) + 1,
          lastTimestamp,
        }),
      );
      return;
    }
    const event = this.store.create(stored.events, {
      metadata: this.#metadataOf(remark.object),
      ...this.#describe(source, { ...remark, message: found.message }),
      count: 1,
      firstTimestamp: lastTimestamp,
      lastTimestamp,
    });
    found.keep(event.metadata.name);
  }

  /** Writes an event of the newer kind, as the scheduler does. */
  recordAction(
    source: RemarkSource,
    remark: Remark & { action: string },
  ): void {
    if (!this.#isWritten(remark)) {
      return;
    }
    const now = this.clock.now();
    const { source: _, ...described } = this.#describe(source, remark);
    this.store.create(stored.events, {
      metadata: this.#metadataOf(remark.object),
      ...described,
      action: remark.action,
      eventTime: toMicroTimestamp(now),
      reportingInstance: `${source.component}-control-plane`,
    });
  }

  #isWritten({ type }: Remark): boolean {
    return this.written === 'all' || type === 'Warning';
  }

  #describe(source: RemarkSource, remark: Remark) {
    const { apiVersion, kind, metadata } = remark.object;
    const { namespace, name, uid, resourceVersion } = metadata;
    return {
      involvedObject: {
        apiVersion,
        kind,
        name,
        ...(namespace !== undefined && { namespace }),
        uid,
        resourceVersion,
        ...(remark.fieldPath && { fieldPath: remark.fieldPath }),
      },
      type: remark.type ?? 'Normal',
      reason: remark.reason,
      message: remark.message,
      source: { ...source },
      reportingComponent: source.component,
      reportingInstance: source.host ?? '',
    } satisfies Partial<ClusterEvent>;
  }

  /** As the recorder names events: the object and a time in nanoseconds, here one that no other event has. */
  #metadataOf({ metadata }: KubernetesObject) {
    const { namespace = 'default' } = metadata;
    this.#last = Math.max(this.#last, this.clock.now().getTime() * 1000);
    let name: string;
    do {
      this.#last++;
      name = `${metadata.name}.${(BigInt(this.#last) * 1000n).toString(16)}`;
    } while (this.store.get(stored.events, namespace, name));
    return { name, namespace, managedFields: [] };
  }

  #last = 0;
}
