import { services } from '../calls/services';
import { differences } from './differences';
import { playScenario, type Scenario } from './Scenario';
import { scenarios } from './scenarios';
import { startSimulatorAccount } from './simulatorAccount';
import type { Step } from './Stage';

/** A call that the simulator answers, and what its answers are checked against. */
export interface CoveredCall {
  service: string;
  action: string;
  /**
   * `contract`: moto, and the model of the service. `model`: the model of the service, published with botocore. `none`: nothing but the
   * simulator's own tests.
   */
  checked: 'contract' | 'model' | 'none';
}

/** What each call of the simulator is checked against, as the scenarios of the contract ask for it. */
export async function collectCoverage(): Promise<CoveredCall[]> {
  const compared = new Set<string>();
  const validated = new Set<string>();
  for (const scenario of scenarios) {
    const { steps, exchanges } = await playScenario(
      startSimulatorAccount,
      scenario,
    );
    exchanges.forEach(({ service, action }) =>
      validated.add(`${service}:${action}`),
    );
    for (const [name, step] of steps) {
      if (isCompared(scenario, { name, step })) {
        compared.add(step.call);
      }
    }
  }
  return Object.entries(services).flatMap(([service, { calls }]) =>
    Object.keys(calls)
      .sort()
      .map(action => {
        const call = `${service}:${action}`;
        const checked = validated.has(call) ? 'model' : 'none';
        return {
          service,
          action,
          checked: compared.has(call) ? ('contract' as const) : checked,
        };
      }),
  );
}

/** Whether moto tells the same at a step at which the call is carried out. */
function isCompared(
  scenario: Scenario,
  { name, step }: { name: string; step: Step },
): boolean {
  const isRefused = Object.hasOwn(Object(step.told), 'error');
  const differs = differences.some(({ steps }) =>
    steps.some(
      each =>
        each.scenario === scenario.name && each.step === name && !each.fields,
    ),
  );
  return !isRefused && !differs;
}
