import { V1Deployment } from '@kubernetes/client-node';
import { getContainerOf } from './testUtils/getContainerOf';
import { onRealNodes } from './realNodes';
import { readExample, RetailExample } from './readExample';
import { stepPatch } from './stepPatch';

describe('onRealNodes', () => {
  let example: RetailExample;
  beforeAll(async () => {
    example = onRealNodes(await readExample());
  });

  it('runs an image that can be pulled, under the version of the service', () => {
    const images = example.manifests
      .flatMap(
        ({ object }) =>
          (object as V1Deployment).spec?.template?.spec?.containers ?? [],
      )
      .map(({ image }) => image?.replace(/:.*@/, ':VERSION@'));
    expect(new Set(images)).toEqual(
      new Set([expect.stringMatching(/^docker.io\/library\/busybox:VERSION@/)]),
    );
    expect(getContainerOf(example, 'production', 'backend').image).toContain(
      'busybox:1.0.0@sha256:',
    );
  });

  it('probes nothing, and asks for next to nothing', () => {
    expect(getContainerOf(example, 'production', 'backend')).toMatchObject({
      readinessProbe: undefined,
      livenessProbe: undefined,
      resources: { requests: { cpu: '5m', memory: '8Mi' } },
    });
  });

  it.each([
    {
      workload: 'admin-web',
      version: '1.2.0',
      container: {
        args: [expect.stringContaining('host not found in upstream'), '1'],
      },
    },
    {
      workload: 'backend',
      version: '1.1.0',
      container: {
        command: [
          '/bin/sh',
          '-c',
          expect.stringMatching(/^sleep 2; touch \/tmp\/ready/),
        ],
        readinessProbe: { exec: { command: ['test', '-e', '/tmp/ready'] } },
      },
    },
    {
      workload: 'backend',
      version: '1.2.0',
      container: { args: [], readinessProbe: null },
    },
  ])('acts as $workload $version does', ({ workload, version, container }) => {
    const step = example.history.find(
      it =>
        it.workload.namespace === 'production' &&
        it.workload.name === workload &&
        it.version === version,
    );
    expect(step && stepPatch(step, 1)).toMatchObject({
      spec: { template: { spec: { containers: [container] } } },
    });
  });

  it('mounts nothing of the nodes, and binds nobody but its service accounts', () => {
    const text = JSON.stringify(example.manifests);
    expect(text).not.toContain('hostPath');
    expect(text).not.toContain('"kind":"User"');
    expect(text).toContain('"kind":"ServiceAccount","name":"slipway-reader"');
  });
});
