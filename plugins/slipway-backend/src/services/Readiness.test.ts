import { mockServices } from '@backstage/backend-test-utils';
import { ReadinessCheck } from '@slipway/backstage-plugin-slipway-common';
import {
  aPlatform,
  aTarget,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { Readiness } from './Readiness';
import { TargetDirectory } from './TargetDirectory';

const ok = (target: string): ReadinessCheck => ({
  environment: 'production',
  target,
  check: 'reach the API server',
  status: 'ok',
  message: 'It answers',
});

function aReadiness(check: (target: string) => ReadinessCheck[]) {
  const checked: string[] = [];
  const platform = Object.assign(aPlatform(), {
    checkReadiness: async ({ id }: { id: string }) => {
      checked.push(id);
      return check(id);
    },
  });
  const targets = ['east', 'west'].map(id => ({ ...aTarget({ id }), key: id }));
  const readiness = new Readiness({
    directory: new TargetDirectory({
      config: {
        environments: [
          { name: 'production', title: 'Production', recovery: [], targets },
        ],
        onCallGroups: [],
        links: [],
      },
      platforms: [platform],
    }),
    logger: mockServices.logger.mock(),
  });
  return { readiness, checked };
}

describe('Readiness', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('says of a target that fails that it does, and goes on with the others', async () => {
    const { readiness } = aReadiness(target => {
      if (target === 'east') {
        throw new Error('canary');
      }
      return [ok(target)];
    });
    expect(await readiness.check()).toEqual([
      {
        ...ok('east'),
        check: 'reach the target',
        status: 'failed',
        message: 'It cannot be checked; the log of the backend says why',
      },
      ok('west'),
    ]);
  });

  it('tries each target once in ten seconds, whoever asks', async () => {
    jest.useFakeTimers();
    const { readiness, checked } = aReadiness(target => [ok(target)]);
    await Promise.all([readiness.check(), readiness.check()]);
    expect(checked).toEqual(['east', 'west']);
    jest.advanceTimersByTime(10_001);
    // The clock may be put back meanwhile.
    jest.setSystemTime(Date.now() - 3_600_000);
    await readiness.check();
    expect(checked).toHaveLength(4);
  });

  it('lists what is configured', () => {
    const { readiness } = aReadiness(() => []);
    expect(readiness.listEnvironments()).toEqual([
      {
        name: 'production',
        title: 'Production',
        targets: ['east', 'west'].map(id => ({
          id,
          title: 'retail-cluster',
          platform: 'fake',
          place: id,
          canChange: true,
        })),
      },
    ]);
  });
});
