import fc from 'fast-check';
import { Chaos } from '../testUtils/chaos/Chaos';
import { Fault, mix } from '../testUtils/chaos/Fault';
import { faults } from '../testUtils/chaos/faults';

jest.setTimeout(300_000);

describe('the live picture', () => {
  let chaos: Chaos;

  async function begin(seed: number) {
    chaos = await Chaos.start(seed);
    chaos.start();
    await chaos.step();
  }

  beforeEach(() => {
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'hrtime'],
    });
  });

  afterEach(async () => {
    await chaos.stop();
    jest.useRealTimers();
  });

  async function expectSurvival(fault: Fault) {
    const asked = await chaos.suffer(fault);
    expect(chaos.kept()).toEqual(await chaos.listed());
    expect(chaos.witness.violations).toEqual([]);
    expect(asked.lists).toBeLessThanOrEqual(fault.atMost.lists);
    expect(asked.watches).toBeLessThanOrEqual(fault.atMost.watches);
  }

  it.each(faults)(
    'equals a fresh list after $name, and has shown nothing that was not seen ($number, F5)',
    async fault => {
      await begin(20_26);
      await expectSurvival(fault);
      expect(chaos.witness.seen.observed).toBeGreaterThan(0);
      expect(chaos.witness.seen.unknown).toBeGreaterThanOrEqual(
        fault.isLost ? 1 : 0,
      );
    },
  );

  it('equals a fresh list after faults that are mixed by chance (F4, F5)', async () => {
    // A right that is missing for longer is believed, and narrows what is watched.
    const anyFault = fc.constantFrom(
      ...faults.filter(({ name }) => !name.startsWith('403')),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.array(fc.tuple(anyFault, anyFault), { minLength: 1, maxLength: 2 }),
        async (seed, pairs) => {
          await begin(seed);
          for (const [one, other] of pairs) {
            await expectSurvival(mix(one, other));
          }
          await chaos.stop();
        },
      ),
      { numRuns: 5, endOnFailure: true },
    );
  });
});
