import type { ContractAccount } from './ContractAccount';
import { playScenario, type Outcome, type Scenario } from './Scenario';
import { scenarios } from './scenarios';

/**
 * The contract suite: each step of each scenario is told as expected.
 *
 * @param options.start - starts the account that is asked, as `contractSeed` says; once for each scenario.
 */
export function describeAwsContract(options: {
  start: () => Promise<ContractAccount>;
  /** What is expected. @default what AWS documents */
  expect?: (scenario: Scenario) => Readonly<Record<string, unknown>>;
  /** Looks at what went over the wire. @default nobody does */
  check?: (outcome: Outcome) => void;
}): void {
  const {
    start,
    expect: expectOf = ({ expected }) => expected,
    check = () => {},
  } = options;

  it.each(
    scenarios.map(
      scenario => [scenario.name, scenario.title, scenario] as const,
    ),
  )('%s: %s', async (_name, _title, scenario) => {
    const outcome = await playScenario(start, scenario);
    const told = Object.fromEntries(
      [...outcome.steps].map(([name, step]) => [name, step.told]),
    );

    expect(told).toEqual(expectOf(scenario));
    check(outcome);
  });
}
