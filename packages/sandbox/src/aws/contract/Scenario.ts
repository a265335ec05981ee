import type { ContractAccount } from './ContractAccount';
import type { Exchange } from './RecordingHandler';
import { Stage, type Step } from './Stage';

/** Something that is asked of an account, and must come out alike wherever it is asked. */
export interface Scenario {
  readonly name: string;
  /** What it shows. */
  readonly title: string;
  /** What AWS tells at each step, after its documentation. */
  readonly expected: Readonly<Record<string, unknown>>;
  run(stage: Stage): Promise<void>;
}

/** How a scenario came out. */
export interface Outcome {
  steps: ReadonlyMap<string, Step>;
  exchanges: readonly Exchange[];
}

/** Plays a scenario in an account of its own. */
export async function playScenario(
  start: () => Promise<ContractAccount>,
  { run }: Scenario,
): Promise<Outcome> {
  const account = await start();
  try {
    const stage = new Stage(account);
    await run(stage);
    return { steps: stage.steps, exchanges: stage.exchanges };
  } finally {
    await account.stop();
  }
}
