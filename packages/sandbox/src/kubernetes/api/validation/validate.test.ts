import { KubernetesObject } from '../../objects/KubernetesObject';
import { Resource } from '../../resources/Resource';
import { resources } from '../../resources/resources';
import { validate } from './validate';

const labels = { app: 'web' };

function aDeployment(spec: object = {}, name = 'web'): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, uid: '', resourceVersion: '', creationTimestamp: '' },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: aTemplate(),
      ...spec,
    },
  };
}

function aTemplate(container: object = {}, spec: object = {}) {
  return {
    metadata: { labels },
    spec: {
      containers: [{ name: 'web', image: 'web:1', ...container }],
      ...spec,
    },
  };
}

const { deployments } = resources;

describe('validate', () => {
  it('lets a good object through', () => {
    expect(() => validate(deployments, aDeployment())).not.toThrow();
  });

  it.each<[string, KubernetesObject, string]>([
    [
      'a negative count',
      aDeployment({ replicas: -1 }),
      'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    ],
    [
      'a bad name',
      aDeployment({}, 'Web_1'),
      'metadata.name: Invalid value: "Web_1": a lowercase RFC 1123 subdomain must consist of',
    ],
    [
      'no name',
      aDeployment({}, ''),
      'metadata.name: Required value: name or generateName is required',
    ],
    [
      'a selector that does not match',
      aDeployment({ selector: { matchLabels: { app: 'o' } } }),
      'spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
    ],
    [
      'no containers',
      aDeployment({ template: aTemplate({}, { containers: [] }) }),
      'spec.template.spec.containers: Required value',
    ],
    [
      'no image',
      aDeployment({ template: aTemplate({ image: '' }) }),
      'spec.template.spec.containers[0].image: Required value',
    ],
    [
      'a bad container name',
      aDeployment({ template: aTemplate({ name: 'Bad_N' }) }),
      'spec.template.spec.containers[0].name: Invalid value: "Bad_N": a lowercase RFC 1123 label must consist of',
    ],
    [
      'a name twice',
      aDeployment({
        template: aTemplate(
          {},
          {
            containers: [
              { name: 'a', image: 'a' },
              { name: 'a', image: 'b' },
            ],
          },
        ),
      }),
      'spec.template.spec.containers[1].name: Duplicate value: "a"',
    ],
    [
      'more requested than allowed',
      aDeployment({
        template: aTemplate({
          resources: { requests: { cpu: '2' }, limits: { cpu: '500m' } },
        }),
      }),
      'spec.template.spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 500m',
    ],
    [
      'a restart policy of jobs',
      aDeployment({ template: aTemplate({}, { restartPolicy: 'Never' }) }),
      'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
    ],
    [
      'a strategy that cannot be',
      aDeployment({ strategy: { type: 'Recreate', rollingUpdate: {} } }),
      "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'",
    ],
    [
      'no way to move',
      aDeployment({
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: 0, maxUnavailable: '0%' },
        },
      }),
      'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "0%": may not be 0 when `maxSurge` is 0',
    ],
    [
      'a deadline before its start',
      aDeployment({ minReadySeconds: 60, progressDeadlineSeconds: 60 }),
      'spec.progressDeadlineSeconds: Invalid value: 60: must be greater than minReadySeconds',
    ],
  ])('refuses %s', (_, object, message) => {
    expect(() => validate(deployments, object)).toThrow(message);
    expect(() => validate(deployments, object)).toThrow(
      expect.objectContaining({ code: 422, reason: 'Invalid' }),
    );
  });

  it('names every rule that is broken, with its field', () => {
    expect(() =>
      validate(deployments, aDeployment({ selector: undefined, template: {} })),
    ).toThrow(
      expect.objectContaining({
        message:
          'Deployment.apps "web" is invalid: [spec.selector: Required value, spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`, spec.template.spec.containers: Required value]',
        details: {
          name: 'web',
          group: 'apps',
          kind: 'Deployment',
          causes: [
            {
              field: 'spec.selector',
              reason: 'FieldValueRequired',
              message: 'Required value',
            },
            {
              field: 'spec.template.metadata.labels',
              reason: 'FieldValueInvalid',
              message:
                'Invalid value: null: `selector` does not match template `labels`',
            },
            {
              field: 'spec.template.spec.containers',
              reason: 'FieldValueRequired',
              message: 'Required value',
            },
          ],
        },
      }),
    );
  });

  it('does not let a selector be changed', () => {
    const matchLabels = { app: 'web', tier: 'front' };
    const template = { ...aTemplate(), metadata: { labels: matchLabels } };
    const next = aDeployment({ selector: { matchLabels }, template });

    expect(() => validate(deployments, next, aDeployment())).toThrow(
      'spec.selector: Invalid value: {"matchLabels":{"app":"web","tier":"front"}}: field is immutable',
    );
  });

  it('lets only some fields of a StatefulSet be changed', () => {
    const { statefulsets } = resources;

    expect(() =>
      validate(
        statefulsets,
        aDeployment({ serviceName: 'b' }),
        aDeployment({ serviceName: 'a' }),
      ),
    ).toThrow(
      "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
    );
    expect(() =>
      validate(statefulsets, aDeployment({ replicas: 5 }), aDeployment()),
    ).not.toThrow();
  });

  it.each<[string, Resource, object, string]>([
    [
      'a count that is text',
      deployments,
      { replicas: 'two' },
      'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
    ],
    [
      'a switch that is a number',
      deployments,
      { paused: 1 },
      'cannot unmarshal number 1 into Go struct field DeploymentSpec.spec.paused of type bool',
    ],
    [
      'an autoscaler upside down',
      resources.horizontalpodautoscalers,
      { minReplicas: 3, maxReplicas: 2 },
      'spec.maxReplicas: Invalid value: 2: must be greater than or equal to `minReplicas`',
    ],
    [
      'an autoscaler to nothing',
      resources.horizontalpodautoscalers,
      { maxReplicas: 0 },
      'spec.maxReplicas: Invalid value: 0: must be greater than 0',
    ],
  ])('refuses %s', (_, resource, spec, message) => {
    expect(() => validate(resource, { ...aDeployment(), spec })).toThrow(
      message,
    );
  });
});
