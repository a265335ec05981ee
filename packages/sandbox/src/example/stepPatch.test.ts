import { HistoryStep } from './history';
import { stepPatch } from './stepPatch';

const step: HistoryStep = {
  workload: { kind: 'Deployment', namespace: 'production', name: 'backend' },
  ago: 0,
  container: 'backend',
  image: 'backend:1.1.0',
  version: '1.1.0',
  cause: 'CI run 7',
  by: 'github-actions',
  behaviour: undefined,
  readyAfter: undefined,
  exitCode: undefined,
  message: undefined,
  pause: false,
};

describe('stepPatch', () => {
  it('changes the image, counts the change, and ends what the pods did before', () => {
    expect(stepPatch(step, 2)).toEqual({
      metadata: {
        labels: { 'sandbox.slipway.dev/history-steps': '2' },
        annotations: { 'kubernetes.io/change-cause': 'CI run 7' },
      },
      spec: {
        template: {
          metadata: {
            annotations: {
              'sandbox.slipway.dev/behaviour': null,
              'sandbox.slipway.dev/ready-after': null,
              'sandbox.slipway.dev/exit-code': null,
              'sandbox.slipway.dev/message': null,
            },
          },
          spec: { containers: [{ name: 'backend', image: 'backend:1.1.0' }] },
        },
      },
    });
  });

  it('makes pods crash and deployments wait', () => {
    expect(
      stepPatch(
        { ...step, behaviour: 'crash-loop', exitCode: 137, pause: true },
        1,
      ),
    ).toMatchObject({
      spec: {
        paused: true,
        template: {
          metadata: {
            annotations: {
              'sandbox.slipway.dev/behaviour': 'crash-loop',
              'sandbox.slipway.dev/exit-code': '137',
            },
          },
        },
      },
    });
  });
});
