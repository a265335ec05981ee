import { Demo } from './Demo';
import { people } from './people';
import { describeLiveness } from './scenarios/liveness';
import { describeRecovery } from './scenarios/recovery';
import { describeRefusals } from './scenarios/refusals';

jest.setTimeout(120_000);

/* What matters most, on the real control plane; the browser tests show all of it on simulated clusters. */
describe('the demo portal in a browser, on a real control plane', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await Demo.start('local');
  }, 15 * 60_000);
  afterEach(async () => {
    const complaints = await demo.closePages(
      expect.getState().currentTestName ?? '',
    );
    expect(complaints).toEqual([]);
  });
  afterAll(() => demo?.stop(), 60_000);

  const theDemo = () => demo;
  describeRefusals(theDemo, [people.ria]);
  describeRecovery(theDemo);
  describeLiveness(theDemo);
});
