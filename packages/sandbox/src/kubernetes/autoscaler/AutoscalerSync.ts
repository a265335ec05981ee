import { toTimestamp } from '../clock/Clock';
import { findCondition } from '../controllers/conditions';
import type { ControllerContext } from '../controllers/ControllerContext';
import type { Remark } from '../controllers/EventRecorder';
import type {
  Autoscaler,
  AutoscalerStatus,
  MetricStatus,
} from '../controllers/kinds';
import { stored, writeStatus } from '../controllers/stored';
import type { Said } from './limits';

const source = { component: 'horizontal-pod-autoscaler' };

type Conditions = NonNullable<AutoscalerStatus['conditions']>;

/** An autoscaler that is being looked at: what is found out is written at the end, all at once. */
export class AutoscalerSync {
  #conditions: Conditions;
  #status: AutoscalerStatus;

  constructor(
    private readonly context: ControllerContext,
    readonly autoscaler: Autoscaler,
  ) {
    this.#status = autoscaler.status ?? { desiredReplicas: 0 };
    this.#conditions = this.#status.conditions ?? [];
  }

  /** Sets a condition; it keeps its place, and its time where its status is the same. */
  say(type: string, status: 'True' | 'False', { reason, message }: Said): void {
    const before = findCondition(this.#conditions, type);
    const lastTransitionTime =
      before?.status === status
        ? before.lastTransitionTime
        : toTimestamp(this.context.clock.now());
    const condition = { type, status, lastTransitionTime, reason, message };
    this.#conditions = before
      ? this.#conditions.map(each => (each === before ? condition : each))
      : [...this.#conditions, condition];
  }

  /** Leaves an event. */
  remark(remark: Omit<Remark, 'object'>): void {
    this.context.events.record(source, { object: this.autoscaler, ...remark });
  }

  /** Says how many there are and are to be. */
  report(found: {
    current: number;
    desired?: number;
    metrics?: MetricStatus[];
    lastScaleTime?: string;
  }): void {
    const { desiredReplicas, lastScaleTime } = this.#status;
    const time = found.lastScaleTime ?? lastScaleTime;
    this.#status = {
      ...(time && { lastScaleTime: time }),
      currentReplicas: found.current,
      desiredReplicas: found.desired ?? desiredReplicas,
      ...(found.metrics && { currentMetrics: found.metrics }),
    };
  }

  /** Writes it all down. */
  write(): void {
    writeStatus(this.context.store, stored.autoscalers, {
      object: this.autoscaler,
      status: { ...this.#status, conditions: this.#conditions },
    });
  }
}
