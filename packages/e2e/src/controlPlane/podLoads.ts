/** What the containers of one pod use together. */
export interface PodLoad {
  cpuMillicores: number;
  memoryBytes: number;
}

/** Which pods a load is for: those of the namespace with all of the labels, or the one with the name. */
export interface PodSelector {
  namespace: string;
  /** @default every pod of the namespace */
  labels?: Readonly<Record<string, string>>;
  pod?: string;
}

/** A pod, as far as its load depends on it. */
export interface LoadedPod {
  namespace: string;
  name: string;
  labels: Readonly<Record<string, string>>;
}

/** The load of every pod, as set by the tests; the last load that was set for a pod counts. */
export class PodLoads {
  readonly #rules: { selector: PodSelector; load: PodLoad | 'missing' }[] = [];

  /** @param idle - the load of pods for which none was set. */
  constructor(private readonly idle: PodLoad) {}

  /** Sets the load of each pod that matches; `missing` makes metrics lack these pods, as just after a pod's start. */
  set(selector: PodSelector, load: PodLoad | 'missing'): void {
    const key = JSON.stringify(selector);
    const before = this.#rules.findIndex(
      rule => JSON.stringify(rule.selector) === key,
    );
    if (before >= 0) {
      this.#rules.splice(before, 1);
    }
    this.#rules.push({ selector, load });
  }

  /** Forgets everything that was set. */
  clear(): void {
    this.#rules.length = 0;
  }

  /** The load of a pod. */
  of(pod: LoadedPod): PodLoad | 'missing' {
    return (
      this.#rules.findLast(({ selector }) => matches(selector, pod))?.load ??
      this.idle
    );
  }
}

function matches(selector: PodSelector, pod: LoadedPod): boolean {
  return (
    selector.namespace === pod.namespace &&
    (selector.pod === undefined || selector.pod === pod.name) &&
    Object.entries(selector.labels ?? {}).every(
      ([key, value]) => pod.labels[key] === value,
    )
  );
}
