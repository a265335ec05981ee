import { isDeepStrictEqual } from 'node:util';
import { differences, expectOfMoto } from './differences';
import { scenarios } from './scenarios';

describe('the known differences', () => {
  const steps = differences.flatMap(each =>
    each.steps.map(step => [step.scenario, step.step] as const),
  );

  it.each(steps)('are of a step that there is: %s, %s', (name, step) => {
    const scenario = scenarios.find(each => each.name === name);

    expect(Object.keys(scenario?.expected ?? {})).toContain(step);
    expect(
      isDeepStrictEqual(
        expectOfMoto(scenario!)[step],
        scenario?.expected[step],
      ),
    ).toBe(false);
  });
});
