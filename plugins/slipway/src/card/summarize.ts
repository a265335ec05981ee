import {
  EnvironmentView,
  isEnded,
  Operation,
  RolloutPhase,
  rolloutPhases,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';

/** An environment in one line. */
export interface EnvironmentSummary {
  name: string;
  title: string;
  /** The worst of its targets; `undefined` where nothing runs. */
  phase: RolloutPhase | undefined;
  /** Every version that is to run, that of the worst workload first. */
  versions: string[];
  /** Why it is in its phase, where that needs saying. */
  message?: string;
  replicas: { ready: number; desired: number };
  /** When the newest revision was made, ISO 8601. */
  changedAt?: string;
  operation?: Operation;
  /** Whether nobody can see now what runs. */
  unseen: boolean;
}

/** What the card says of an environment. */
export function summarize(environment: EnvironmentView): EnvironmentSummary {
  const { name, title, phase, targets } = environment;
  const workloads = targets
    .flatMap(({ observation }) =>
      observation.status === 'observed'
        ? observation.workloads
        : (observation.lastSeen?.workloads ?? []),
    )
    .sort((a, b) => rankOf(b) - rankOf(a));
  const [worst] = workloads;
  return {
    name,
    title,
    phase,
    versions: [...new Set(workloads.map(({ version }) => version))],
    message: getMessage(environment, worst),
    replicas: {
      ready: sum(workloads, ({ replicas }) => replicas.ready),
      desired: sum(workloads, ({ replicas }) => replicas.desired),
    },
    changedAt: workloads
      .flatMap(({ revision }) => (revision ? [revision.createdAt] : []))
      .sort()
      .at(-1),
    operation: targets
      .flatMap(({ activeOperations }) => activeOperations)
      .find(({ state }) => !isEnded(state)),
    unseen: targets.every(
      ({ observation }) => observation.status === 'unknown',
    ),
  };
}

/** The reason of the worst: why nothing is known, or what is wrong with the workload; nothing where all is well. */
function getMessage(
  { phase, targets }: EnvironmentView,
  worst: Workload | undefined,
): string | undefined {
  for (const { observation } of targets) {
    if (phase === 'Unknown' && observation.status === 'unknown') {
      return observation.message;
    }
  }
  return phase === 'Healthy' ? undefined : worst?.status.message;
}

function rankOf({ status }: Workload): number {
  return rolloutPhases.indexOf(status.phase);
}

function sum(
  workloads: readonly Workload[],
  count: (workload: Workload) => number,
): number {
  return workloads.reduce((total, workload) => total + count(workload), 0);
}
