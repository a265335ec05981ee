import type { Scenario } from '../Scenario';
import { recordLives } from '../trace/recordLives';
import { at, conditionOf, listAt, numberAt } from '../wire/json';
import { withQuery, type Plural } from '../wire/paths';
import { aDeployment, anAutoscaler } from './objects';

const labels = { app: 'web' };
const plurals: readonly Plural[] = ['horizontalpodautoscalers'];

export const autoscaling: Scenario = {
  name: 'autoscaling',
  title: 'scales with the load, up to the maximum',
  async run(stage) {
    const { cluster, namespace } = stage;
    const busy = { cpuMillicores: 300, memoryBytes: 100 * 1024 ** 2 };
    cluster.setLoad({ namespace, labels }, busy);
    await stage.make('deployments', aDeployment({ replicas: 2 }));
    await stage.until(
      'available',
      stage.path('deployments', 'web'),
      found => numberAt(found, 'status', 'availableReplicas') === 2,
    );
    const seen = await stage.observe(...plurals);
    await stage.make('horizontalpodautoscalers', anAutoscaler());
    const path = stage.path('horizontalpodautoscalers', 'web');
    await stage.until(
      'limited',
      path,
      found =>
        numberAt(found, 'status', 'currentReplicas') === 4 &&
        conditionOf(found, 'ScalingLimited')?.reason === 'TooManyReplicas' &&
        conditionOf(found, 'AbleToScale')?.reason === 'ReadyForNewScale' &&
        numberAt(
          found,
          'status',
          'currentMetrics',
          0,
          'resource',
          'current',
          'averageUtilization',
        ) === 300,
    );
    await recordLives(stage, seen, { plurals });
    await stage.call('GET', path);
    await stage.call('GET', stage.path('events'), {
      keep: body =>
        listAt(body, 'items')
          .filter(
            event =>
              at(event, 'involvedObject', 'kind') === 'HorizontalPodAutoscaler',
          )
          .map(({ type, reason, message }) => `${type} ${reason}: ${message}`),
    });
    const metrics = `/apis/metrics.k8s.io/v1beta1/namespaces/${namespace}/pods`;
    await stage.call('GET', withQuery(metrics, { labelSelector: 'app=web' }), {
      keep: body => ({
        kind: at(body, 'kind'),
        apiVersion: at(body, 'apiVersion'),
        items: listAt(body, 'items').map(item => ({
          name: at(item, 'metadata', 'name'),
          namespace: at(item, 'metadata', 'namespace'),
          labels: at(item, 'metadata', 'labels'),
          containers: item.containers,
        })),
      }),
    });
  },
};

export const metricsMissing: Scenario = {
  name: 'metrics-missing',
  title: 'says that it lacks the metrics to scale by',
  async run(stage) {
    const { cluster, namespace } = stage;
    cluster.setLoad({ namespace, labels }, 'missing');
    await stage.make('deployments', aDeployment({ replicas: 2 }));
    await stage.until(
      'available',
      stage.path('deployments', 'web'),
      found => numberAt(found, 'status', 'availableReplicas') === 2,
    );
    await stage.make('horizontalpodautoscalers', anAutoscaler());
    const path = stage.path('horizontalpodautoscalers', 'web');
    await stage.until(
      'without metrics',
      path,
      found => conditionOf(found, 'ScalingActive')?.status === 'False',
    );
    await stage.call('GET', path);
    await stage.until(
      'told of',
      stage.path('events'),
      body =>
        listAt(body, 'items').filter(
          ({ involvedObject }) =>
            at(involvedObject, 'kind') === 'HorizontalPodAutoscaler',
        ).length >= 2,
    );
    await stage.call('GET', stage.path('events'), {
      keep: body =>
        listAt(body, 'items')
          .filter(
            event =>
              at(event, 'involvedObject', 'kind') === 'HorizontalPodAutoscaler',
          )
          .map(({ type, reason, message }) => `${type} ${reason}: ${message}`)
          .sort(),
    });
  },
};
