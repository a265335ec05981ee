import type { Clock } from '../clock/Clock';
import { isReady, isTerminating } from '../controllers/pods';
import type { Pod } from '../controllers/kinds';
import { stored } from '../controllers/stored';
import type { ObjectStore } from '../store/ObjectStore';
import { isCurve, Load, LoadCurve, noiseAt, PodLoad, totalAt } from './loads';

/** Which pods a load is for: those of the namespace with all of the labels, or the one with the name. */
export interface PodSelector {
  namespace: string;
  /** @default every pod of the namespace */
  labels?: Readonly<Record<string, string>>;
  pod?: string;
}

interface Rule {
  selector: PodSelector;
  load: Load;
  /** How many pods share a curve, as of that version of the store. */
  sharing?: { version: number; count: number };
}

const idle: PodLoad = { cpuMillicores: 5, memoryBytes: 64 * 1024 ** 2 };
/** Pods that share a load do not all have the same part of it. */
const unevenness = 0.06;

/** What every pod uses, as it is told; the last load that was set for a pod counts. */
export class LoadControl {
  readonly #rules: Rule[] = [];
  #isUnavailable = false;

  /** @param options.idle - the load of pods for which none was set. */
  constructor(
    private readonly options: {
      store: ObjectStore;
      clock: Clock;
      idle?: PodLoad;
    },
  ) {}

  /** Whether every question for metrics is to be answered with 503, as by a metrics server that is down. */
  get isUnavailable(): boolean {
    return this.#isUnavailable;
  }

  /** Sets the load of each pod that matches; `missing` makes metrics lack these pods. */
  setLoad(selector: PodSelector, load: Load): void {
    const key = JSON.stringify(selector);
    const before = this.#rules.findIndex(
      rule => JSON.stringify(rule.selector) === key,
    );
    if (before >= 0) {
      this.#rules.splice(before, 1);
    }
    this.#rules.push({ selector, load });
  }

  /** Forgets all loads that were set. */
  clearLoads(): void {
    this.#rules.length = 0;
  }

  /** Takes the metrics server down, or up again. */
  setUnavailable(isUnavailable: boolean): void {
    this.#isUnavailable = isUnavailable;
  }

  /** What a pod uses now; only what runs uses anything. */
  loadOf(pod: Pod): PodLoad | 'missing' {
    if (pod.status?.phase !== 'Running' || isTerminating(pod)) {
      return 'missing';
    }
    const rule = this.#rules.findLast(({ selector }) => matches(selector, pod));
    const load = rule?.load ?? this.options.idle ?? idle;
    if (load === 'missing' || !isCurve(load)) {
      return load;
    }
    return isReady(pod) ? this.#share(rule!, load, pod) : idle;
  }

  #share(rule: Rule, curve: LoadCurve, pod: Pod): PodLoad {
    const now = this.options.clock.now();
    const each = totalAt(curve, now) / this.#countSharing(rule);
    const stray = noiseAt(seedOf(pod), now.getTime());
    return {
      cpuMillicores: Math.max(1, Math.round(each * (1 + unevenness * stray))),
      memoryBytes: Math.round(
        curve.memoryBytes * (1 + (unevenness / 4) * stray),
      ),
    };
  }

  #countSharing(rule: Rule): number {
    const { store } = this.options;
    const version = store.resourceVersion;
    if (rule.sharing?.version !== version) {
      const count = store
        .list(stored.pods, rule.selector.namespace)
        .filter(
          pod =>
            matches(rule.selector, pod) && isReady(pod) && !isTerminating(pod),
        ).length;
      rule.sharing = { version, count };
    }
    return Math.max(1, rule.sharing.count);
  }
}

function matches(selector: PodSelector, { metadata }: Pod): boolean {
  return (
    selector.namespace === metadata.namespace &&
    (selector.pod === undefined || selector.pod === metadata.name) &&
    Object.entries(selector.labels ?? {}).every(
      ([key, value]) => metadata.labels?.[key] === value,
    )
  );
}

/** By the pod's name, so that a simulator that is started again strays the same way. */
function seedOf({ metadata }: Pod): number {
  return [...metadata.name].reduce(
    (seed, char) => (Math.imul(seed, 31) + char.charCodeAt(0)) | 0,
    7,
  );
}
