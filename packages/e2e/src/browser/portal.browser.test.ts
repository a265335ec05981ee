import { Demo } from './Demo';
import { people } from './people';
import { describeAddresses } from './scenarios/addresses';
import { describeCorners } from './scenarios/corners';
import { describeDatastores } from './scenarios/datastores';
import { describeDrills } from './scenarios/drills';
import { describeKeyboard } from './scenarios/keyboard';
import { describeLiveness } from './scenarios/liveness';
import { describeLogs } from './scenarios/logs';
import { describeLooks } from './scenarios/looks';
import { describeReading } from './scenarios/reading';
import { describeRecovery } from './scenarios/recovery';
import { describeRefusals } from './scenarios/refusals';
import { describeRestores } from './scenarios/restores';
import { describeRollback } from './scenarios/rollback';
import { describeSafety } from './scenarios/safety';
import { describeUnreachable } from './scenarios/unreachable';
import { describeWalk } from './walk/describeWalk';

jest.setTimeout(60_000);

/*
 * The demo is started once, as `scripts/start` does it. The scenarios run in this order, each on workloads of its own; those that
 * change nothing come first.
 */
describe('the demo portal in a browser', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await Demo.start('simulator');
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
  describeLogs(theDemo);
  describeCorners(theDemo);
  describeRefusals(theDemo, [people.ria, people.tara]);
  describeDatastores(theDemo);
  describeWalk(theDemo);
  describeRecovery(theDemo);
  describeRollback(theDemo);
  describeKeyboard(theDemo);
  describeSafety(theDemo);
  describeLooks(theDemo);
  describeDrills(theDemo);
  describeRestores(theDemo);
  describeAddresses(theDemo);
  describeLiveness(theDemo);
  describeUnreachable(theDemo);
});
