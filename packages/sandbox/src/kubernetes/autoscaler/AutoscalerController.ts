import { toTimestamp } from '../clock/Clock';
import type {
  Controller,
  ControllerContext,
  ReconcileAgain,
} from '../controllers/ControllerContext';
import type { Autoscaler, MetricStatus } from '../controllers/kinds';
import { selects } from '../controllers/selectors';
import { getByKey, queueKey, stored } from '../controllers/stored';
import type { LoadControl } from '../metrics/LoadControl';
import { equalJson } from '../objects/equalJson';
import { AutoscalerSync } from './AutoscalerSync';
import { evaluateMetric, Evaluation } from './evaluateMetric';
import { limit } from './limits';
import { ScaleMemory } from './ScaleMemory';
import { findTarget, ScaleTarget } from './scaleTarget';

/** Keeps the number of pods at what their load needs: looks again and again. */
export class AutoscalerController implements Controller {
  readonly name = 'autoscaler';
  readonly #memories = new Map<string, ScaleMemory>();

  constructor(
    private readonly context: ControllerContext,
    private readonly loads: LoadControl,
  ) {}

  keysOf: Controller['keysOf'] = (resource, { type, object, previous }) => {
    if (resource !== stored.autoscalers) {
      return [];
    }
    if (type === 'DELETED') {
      this.#memories.delete(object.metadata.uid);
      return [];
    }
    return previous && equalJson(previous.spec, object.spec)
      ? []
      : [queueKey(object)];
  };

  reconcile = (key: string): ReconcileAgain => {
    const autoscaler = getByKey(this.context.store, stored.autoscalers, key);
    if (!autoscaler) {
      return {};
    }
    const { uid } = autoscaler.metadata;
    const memory = this.#memories.get(uid);
    // A new one is looked at only after a while, when its pods may have been measured.
    if (memory) {
      const sync = new AutoscalerSync(this.context, autoscaler);
      this.#look(sync, memory);
      sync.write();
    } else {
      this.#memories.set(uid, new ScaleMemory());
    }
    return { afterMs: this.context.timing.autoscalerSyncMs };
  };

  #look(sync: AutoscalerSync, memory: ScaleMemory): void {
    const { spec } = sync.autoscaler;
    const min = spec.minReplicas ?? 1;
    const target = this.#findTarget(sync);
    if (!target) {
      return;
    }
    const now = this.context.clock.now().getTime();
    if (memory.isEmpty) {
      memory.recommend(target.replicas, now);
    }
    if (target.replicas === 0 && min !== 0) {
      sync.say('ScalingActive', 'False', {
        reason: 'ScalingDisabled',
        message:
          'scaling is disabled since the replica count of the target is zero',
      });
      sync.report({ current: 0, desired: 0 });
    } else if (target.replicas > spec.maxReplicas) {
      this.#rescale(sync, target, {
        memory,
        replicas: spec.maxReplicas,
        why: 'Current number of replicas above Spec.MaxReplicas',
      });
    } else if (target.replicas < min) {
      this.#rescale(sync, target, {
        memory,
        replicas: min,
        why: 'Current number of replicas below Spec.MinReplicas',
      });
    } else {
      this.#follow(sync, target, memory);
    }
  }

  #findTarget(sync: AutoscalerSync): ScaleTarget | undefined {
    try {
      const target = findTarget(this.context, sync.autoscaler);
      sync.say('AbleToScale', 'True', {
        reason: 'SucceededGetScale',
        message:
          "the HPA controller was able to get the target's current scale",
      });
      return target;
    } catch (error) {
      const { message } = error as Error;
      sync.remark({ type: 'Warning', reason: 'FailedGetScale', message });
      sync.say('AbleToScale', 'False', {
        reason: 'FailedGetScale',
        message: `the HPA controller was unable to get the target's current scale: ${message}`,
      });
      return undefined;
    }
  }

  /** Does what the metrics ask for. */
  #follow(sync: AutoscalerSync, target: ScaleTarget, memory: ScaleMemory) {
    const evaluations = this.#evaluate(sync.autoscaler, target);
    const metrics = evaluations.map(each =>
      'status' in each ? each.status : ({ type: '' } as MetricStatus),
    );
    const best = chooseHighest(evaluations);
    const failures = evaluations.filter(each => 'reason' in each);
    failures.forEach(({ reason, why }) =>
      sync.remark({ type: 'Warning', reason, message: why }),
    );
    const [first] = failures;
    if (first && (!best || best.replicas < target.replicas)) {
      sync.say('ScalingActive', 'False', {
        reason: first.reason,
        message: `the HPA was unable to compute the replica count: ${first.why}`,
      });
      sync.report({ current: target.replicas, metrics });
      sync.remark({
        type: 'Warning',
        reason: 'FailedComputeMetricsReplicas',
        message: `invalid metrics (${failures.length} invalid out of ${evaluations.length}), first error is: failed to get ${first.metric}: ${first.why}`,
      });
      return;
    }
    sync.say('ScalingActive', 'True', {
      reason: 'ValidMetricFound',
      message: `the HPA was able to successfully calculate a replica count from ${best?.name}`,
    });
    this.#settle(sync, target, { best: best!, metrics, memory });
  }

  #evaluate(autoscaler: Autoscaler, target: ScaleTarget): Evaluation[] {
    const { context, loads } = this;
    const namespace = autoscaler.metadata.namespace ?? '';
    const isSelected = (labels: Record<string, string> | undefined) =>
      selects(target.selector, labels);
    const pods = context.store
      .list(stored.pods, namespace)
      .filter(({ metadata }) => isSelected(metadata.labels));
    return (autoscaler.spec.metrics ?? []).map(metric =>
      evaluateMetric(
        {
          context,
          loads,
          namespace,
          pods,
          isSelected,
          currentReplicas: target.replicas,
        },
        metric,
      ),
    );
  }

  #settle(
    sync: AutoscalerSync,
    target: ScaleTarget,
    {
      best,
      metrics,
      memory,
    }: {
      best: { replicas: number; name: string };
      metrics: MetricStatus[];
      memory: ScaleMemory;
    },
  ) {
    const { spec } = sync.autoscaler;
    const { clock, timing } = this.context;
    const { replicas, able, limited } = limit({
      current: target.replicas,
      wanted: best.replicas,
      min: spec.minReplicas ?? 1,
      max: spec.maxReplicas,
      now: clock.now().getTime(),
      memory,
      behavior: spec.behavior,
      downscaleStabilizationMs: timing.downscaleStabilizationMs,
    });
    sync.say('AbleToScale', 'True', able);
    sync.say('ScalingLimited', limited.status, limited);
    if (replicas === target.replicas) {
      sync.report({ current: replicas, desired: replicas, metrics });
      return;
    }
    const why =
      best.replicas > target.replicas
        ? `${best.name} above target`
        : 'All metrics below target';
    this.#rescale(sync, target, { memory, replicas, why, metrics });
  }

  #rescale(
    sync: AutoscalerSync,
    target: ScaleTarget,
    {
      replicas,
      why,
      memory,
      metrics = [],
    }: {
      replicas: number;
      why: string;
      memory: ScaleMemory;
      metrics?: MetricStatus[];
    },
  ) {
    const now = this.context.clock.now();
    target.scale(replicas);
    memory.scaled(replicas - target.replicas, now.getTime());
    sync.say('AbleToScale', 'True', {
      reason: 'SucceededRescale',
      message: `the HPA controller was able to update the target scale to ${replicas}`,
    });
    sync.remark({
      reason: 'SuccessfulRescale',
      message: `New size: ${replicas}; reason: ${why}`,
    });
    sync.report({
      current: target.replicas,
      desired: replicas,
      metrics,
      lastScaleTime: toTimestamp(now),
    });
  }
}

function chooseHighest(evaluations: readonly Evaluation[]) {
  return evaluations
    .filter(each => 'replicas' in each)
    .reduce<{ replicas: number; name: string } | undefined>(
      (best, each) => (!best || each.replicas > best.replicas ? each : best),
      undefined,
    );
}
