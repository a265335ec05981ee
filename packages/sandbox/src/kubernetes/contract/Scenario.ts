import type { ContractCluster } from './ContractCluster';
import { Stage } from './Stage';
import type { Trace } from './trace/traceFile';

/** Something that is asked of a cluster, and must come out alike wherever it is asked. */
export interface Scenario {
  /** Names its trace and its namespace. */
  readonly name: string;
  /** What it shows. */
  readonly title: string;
  /** Whether nothing else may be going on meanwhile. @default false */
  readonly alone?: boolean;
  run(stage: Stage): Promise<void>;
}

/** Plays a scenario in a namespace of its own. */
export async function playScenario(
  cluster: ContractCluster,
  { name, run }: Scenario,
): Promise<Trace> {
  const stage = new Stage(cluster, name);
  try {
    await stage.ask('POST', '/api/v1/namespaces', {
      body: { metadata: { name } },
    });
    // Pods are refused until the namespace has it.
    await stage.until(
      'service account',
      `/api/v1/namespaces/${name}/serviceaccounts/default`,
      ({ kind }) => kind === 'ServiceAccount',
    );
    await run(stage);
    return stage.trace();
  } finally {
    stage.close();
  }
}
