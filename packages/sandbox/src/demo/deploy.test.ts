import { toPatch } from './deploy';
import { Deployment } from './request';

const live = {
  spec: {
    selector: {},
    template: {
      spec: { containers: [{ name: 'nginx', image: 'example.com/web:1.0.0' }] },
    },
  },
};

const deployment: Deployment = {
  command: 'deploy',
  service: 'web',
  version: '2.0.0',
  environment: 'production',
  behaviour: 'crash-loop',
  exitCode: 3,
  message: undefined,
};

describe('toPatch', () => {
  it('changes the tag of the image and how its pods behave, and counts no step of the history', () => {
    expect(toPatch(live, deployment)).toMatchObject({
      metadata: {
        annotations: {
          'kubernetes.io/change-cause': 'deploy of 2.0.0 by hand',
        },
      },
      spec: {
        template: {
          metadata: {
            annotations: {
              'sandbox.slipway.dev/behaviour': 'crash-loop',
              'sandbox.slipway.dev/exit-code': '3',
            },
          },
          spec: {
            containers: [{ name: 'nginx', image: 'example.com/web:2.0.0' }],
          },
        },
      },
    });
    expect(toPatch(live, deployment)).not.toHaveProperty('metadata.labels');
  });
});
