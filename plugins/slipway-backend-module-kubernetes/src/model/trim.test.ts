import { RawObject } from './raw';
import {
  aBrokenPod,
  aDeployment,
  anAutoscaler,
  anEvent,
  aReplicaSet,
  managed,
} from './testUtils';
import { trimByKind, trimEvent } from './trim';
import { getImageVersion } from './trimTemplate';

describe('getImageVersion', () => {
  it.each([
    ['retail-backend:1.2.0', '1.2.0'],
    ['registry.example:5000/team/backend:1.0.0-rc.1', '1.0.0-rc.1'],
    ['registry.example:5000/team/backend', 'latest'],
    ['backend@sha256:abc', 'sha256:abc'],
    ['backend:1.2.0@sha256:abc', '1.2.0'],
  ])('reads %s', (image, version) => {
    expect(getImageVersion(image)).toBe(version);
  });
});

describe('trimByKind', () => {
  it('drops annotations that are not shown', () => {
    const trimmed = trimByKind.deployments(
      aDeployment({
        metadata: {
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': 'secret',
            'kubernetes.io/change-cause': 'CI 12',
          },
        },
      }),
    );
    expect(trimmed.annotations).toEqual({
      'deployment.kubernetes.io/revision': '2',
      'kubernetes.io/change-cause': 'CI 12',
    });
  });

  it('S7: keeps no secret of a recorded command or of a condition', () => {
    const trimmed = trimByKind.deployments(
      aDeployment({
        metadata: {
          annotations: {
            'kubernetes.io/change-cause':
              'kubectl set env deployment/backend API_TOKEN=canary --record',
          },
        },
        status: {
          conditions: [
            {
              type: 'ReplicaFailure',
              status: 'True',
              reason: 'FailedCreate',
              message: 'admission webhook denied the request: password=canary',
            },
          ],
        },
      }),
    );
    expect(JSON.stringify(trimmed)).not.toContain('canary');
    expect(trimmed.annotations['kubernetes.io/change-cause']).toBe(
      'kubectl set env deployment/backend API_TOKEN=••• --record',
    );
  });

  it('finds who last changed the template', () => {
    const scaled = {
      ...managed('kube-controller-manager', '2026-01-15T12:00:00Z'),
      fieldsV1: { 'f:spec': { 'f:replicas': {} } },
    };
    const trimmed = trimByKind.deployments(
      aDeployment({
        metadata: {
          managedFields: [
            managed('kubectl', '2026-01-15T09:00:00Z'),
            managed('argocd-controller', '2026-01-15T11:00:00Z'),
            scaled,
          ],
        },
      }),
    );
    expect(trimmed.templateManager).toEqual({
      name: 'argocd-controller',
      at: '2026-01-15T11:00:00.000Z',
    });
    expect(trimmed.managers).toEqual([
      'kubectl',
      'argocd-controller',
      'kube-controller-manager',
    ]);
  });

  it('gives a Deployment and its ReplicaSet the same template hash', () => {
    expect(trimByKind.deployments(aDeployment()).template).toEqual(
      trimByKind.replicasets(aReplicaSet(2, '1.2.0')).template,
    );
  });

  it('shortens what a container says', () => {
    const pod = trimByKind.pods(
      aBrokenPod('a', {
        state: {
          terminated: {
            exitCode: 1,
            reason: 'Error',
            message: 'x'.repeat(999),
          },
        },
      }),
    );
    expect(pod.containers[0]?.terminated?.message).toHaveLength(500);
  });

  it.each(Object.values(trimByKind).map(trim => [trim]))(
    'refuses an object without a name',
    trim => {
      expect(() => trim({ metadata: { uid: 'x' } })).toThrow('without a name');
    },
  );

  it.each<[string, RawObject]>([
    ['nothing but its names', {}],
    ['parts of another form', { spec: [], status: 'x' }],
  ])('takes an object that has %s', (_, rest) => {
    const object = { metadata: { name: 'a', uid: 'uid-a' }, ...rest };
    for (const trim of Object.values(trimByKind)) {
      expect(trim(object)).toMatchObject({ name: 'a', uid: 'uid-a' });
    }
  });
});

describe('trimByKind.horizontalpodautoscalers', () => {
  const average = { type: 'AverageValue', averageValue: '100' };
  it.each<[string, RawObject, RawObject, string, string]>([
    [
      'ContainerResource',
      {
        containerResource: {
          name: 'memory',
          container: 'app',
          target: { type: 'Utilization', averageUtilization: 80 },
        },
      },
      {
        containerResource: {
          name: 'memory',
          container: 'app',
          current: { averageUtilization: 61 },
        },
      },
      'memory of container app',
      '61 %',
    ],
    [
      'Pods',
      { pods: { metric: { name: 'orders' }, target: average } },
      { pods: { metric: { name: 'orders' }, current: { averageValue: '7' } } },
      'orders',
      '7',
    ],
    [
      'Object',
      {
        object: {
          metric: { name: 'requests' },
          describedObject: { kind: 'Ingress', name: 'main' },
          target: { type: 'Value', value: '10k' },
        },
      },
      {
        object: {
          metric: { name: 'requests' },
          describedObject: { kind: 'Ingress', name: 'main' },
          current: { value: '2k' },
        },
      },
      'requests of Ingress main',
      '2k',
    ],
    [
      'External',
      { external: { metric: { name: 'queue' }, target: average } },
      {
        external: { metric: { name: 'queue' }, current: { averageValue: '3' } },
      },
      'queue',
      '3',
    ],
  ])('reads a metric of type %s', (type, wanted, reported, name, current) => {
    const autoscaler = (currentMetrics: RawObject[]) =>
      trimByKind.horizontalpodautoscalers(
        anAutoscaler({
          spec: { metrics: [{ type, ...wanted }] },
          status: { currentMetrics },
        }),
      ).metrics;
    expect(autoscaler([{ type: '' }, { type, ...reported }])).toEqual([
      expect.objectContaining({ name, current }),
    ]);
    expect(autoscaler([{ type: '' }])[0]).not.toHaveProperty('current');
  });
});

describe('trimEvent', () => {
  it('takes the newest time and the count of a series', () => {
    expect(
      trimEvent(
        anEvent({
          series: { count: 9, lastObservedTime: '2026-01-15T09:05:00.000000Z' },
        }),
      ),
    ).toMatchObject({ count: 9, at: '2026-01-15T09:05:00.000Z' });
  });
});
