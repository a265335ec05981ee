import { Demo } from './Demo';
import { describeCorners } from './scenarios/corners';
import { describeKeyboard } from './scenarios/keyboard';
import { describeLiveness } from './scenarios/liveness';
import { describeLooks } from './scenarios/looks';
import { describeReading } from './scenarios/reading';
import { describeRefusals } from './scenarios/refusals';
import { describeRollback } from './scenarios/rollback';
import { describeSafety } from './scenarios/safety';
import { describeUnreachable } from './scenarios/unreachable';

jest.setTimeout(300_000);

/*
 * The demo is started once, as `scripts/start` does it. The scenarios run in this order, each on workloads of its own; those that
 * change nothing come first.
 */
describe('the demo portal in a browser', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await Demo.start();
  }, 15 * 60_000);
  afterEach(async () => {
    const complaints = await demo.closePages(
      expect.getState().currentTestName ?? '',
    );
    expect(complaints).toEqual([]);
  });
  afterAll(() => demo?.stop(), 60_000);

  const theDemo = () => demo;
  describeReading(theDemo);
  describeCorners(theDemo);
  describeKeyboard(theDemo);
  describeRefusals(theDemo);
  describeRollback(theDemo);
  describeSafety(theDemo);
  describeLooks(theDemo);
  describeLiveness(theDemo);
  describeUnreachable(theDemo);
});
