import type { Scenario } from '../Scenario';
import type { Stage } from '../Stage';
import { recordLives } from '../trace/recordLives';
import { significantObject } from '../trace/significant';
import {
  at,
  conditionOf,
  listAt,
  numberAt,
  textAt,
  type Json,
} from '../wire/json';
import type { Plural } from '../wire/paths';
import { aDeployment, patchTypes, type TemplateOptions } from './objects';

const plurals: readonly Plural[] = ['deployments', 'pods', 'events'];

const waitingFor = (pod: unknown) =>
  textAt(pod, 'status', 'containerStatuses', 0, 'state', 'waiting', 'reason');

const isReady = (pod: unknown) => conditionOf(pod, 'Ready')?.status === 'True';

/** A Deployment of one pod that behaves as told, until the pod is as described. */
function behaving(options: {
  name: string;
  title: string;
  template: TemplateOptions;
  holds: (pod: Json) => boolean;
  /** How many different events about the pod are waited for. */
  events?: number;
  /** What the Deployment is to say of its progress. @default 'ReplicaSetUpdated' */
  progress?: string;
  spec?: Json;
}): Scenario {
  const { name, title, template, holds, events = 0, spec } = options;
  const { progress = 'ReplicaSetUpdated' } = options;
  return {
    name,
    title,
    async run(stage) {
      const seen = await stage.observe(...plurals);
      await stage.make('deployments', aDeployment(spec, template));
      const pods = await stage.until(name, stage.path('pods'), body => {
        const [pod] = listAt(body, 'items');
        return pod !== undefined && holds(pod);
      });
      await stage.until('events', stage.path('events'), body => {
        const told = listAt(body, 'items').filter(
          event => event.type === 'Warning',
        );
        return told.length >= events;
      });
      await stage.until(
        progress,
        stage.path('deployments', 'web'),
        found => conditionOf(found, 'Progressing')?.reason === progress,
      );
      const [pod] = listAt(pods, 'items');
      await recordLives(stage, seen, { plurals });
      stage.note('Pod', {
        kind: 'Pod',
        ...(significantObject({ kind: 'Pod', ...pod }) as Json),
      });
    },
  };
}

/** Pods that do not do what is wanted of them. */
export const behaviours: readonly Scenario[] = [
  behaving({
    name: 'ready-pod',
    title: 'makes a pod ready',
    template: {},
    holds: isReady,
    progress: 'NewReplicaSetAvailable',
  }),
  behaving({
    name: 'crash-loop',
    title: 'lets a container crash again and again',
    template: { behaviour: { behaviour: 'crash-loop' } },
    holds: pod =>
      numberAt(pod, 'status', 'containerStatuses', 0, 'restartCount') === 4,
    events: 1,
  }),
  behaving({
    name: 'crash-with-words',
    title: 'lets a container say how it ended',
    template: {
      behaviour: {
        behaviour: 'crash-loop',
        'exit-code': '1',
        message: 'no database',
      },
    },
    holds: pod =>
      numberAt(pod, 'status', 'containerStatuses', 0, 'restartCount') === 4,
    events: 1,
  }),
  behaving({
    name: 'image-pull-error',
    title: 'cannot pull an image',
    template: { tag: '9.9.9', behaviour: { behaviour: 'image-pull-error' } },
    holds: pod => waitingFor(pod) === 'ImagePullBackOff',
    events: 2,
  }),
  behaving({
    name: 'never-ready',
    title: 'runs a pod that is never ready',
    template: { behaviour: { behaviour: 'never-ready' } },
    holds: pod => textAt(pod, 'status', 'phase') === 'Running',
  }),
  behaving({
    name: 'probe-failure',
    title: 'says that a probe fails',
    template: { behaviour: { behaviour: 'probe-failure' } },
    holds: pod => textAt(pod, 'status', 'phase') === 'Running',
    events: 1,
  }),
  behaving({
    name: 'slow-start',
    title: 'takes the time that a pod needs',
    template: { behaviour: { behaviour: 'slow-start', 'ready-after': '2s' } },
    holds: isReady,
    progress: 'NewReplicaSetAvailable',
  }),
  behaving({
    name: 'unschedulable',
    title: 'leaves a pod waiting that no node can take',
    template: { cpu: '64' },
    holds: pod => conditionOf(pod, 'PodScheduled')?.status === 'False',
    events: 1,
  }),
];

export const deadline: Scenario = {
  name: 'deadline',
  title: 'gives a rollout up that makes no progress',
  async run(stage) {
    const seen = await stage.observe(...plurals);
    await stage.make(
      'deployments',
      aDeployment(
        { progressDeadlineSeconds: 2 },
        { behaviour: { behaviour: 'never-ready' } },
      ),
    );
    const path = stage.path('deployments', 'web');
    await stage.until(
      'given up',
      path,
      found =>
        conditionOf(found, 'Progressing')?.reason ===
        'ProgressDeadlineExceeded',
    );
    await recordLives(stage, seen, { plurals });
    await stage.call('GET', path);
  },
};

export const quota: Scenario = {
  name: 'quota',
  title: 'makes no more pods than a quota allows',
  async run(stage) {
    await stage.make('resourcequotas', {
      metadata: { name: 'pods' },
      spec: { hard: { pods: '1' } },
    });
    await stage.until(
      'quota counted',
      stage.path('resourcequotas', 'pods'),
      found => at(found, 'status', 'hard', 'pods') === '1',
    );
    const seen = await stage.observe('deployments', 'replicasets', 'pods');
    await stage.make('deployments', aDeployment({ replicas: 2 }));
    const refused = await waitForRefusal(stage);
    await recordLives(stage, seen, {
      plurals: ['deployments', 'replicasets', 'pods'],
    });
    const body = await stage.until('told of', stage.path('events'), list =>
      listAt(list, 'items').some(({ reason }) => reason === 'FailedCreate'),
    );
    const failures = listAt(body, 'items').filter(
      ({ reason }) => reason === 'FailedCreate',
    );
    const rename = stage.renamer();
    stage.note('Failures told of', [
      ...new Set(failures.map(({ message }) => rename(String(message)))),
    ]);
    stage.note('Deployment', significantObject(refused));
    await stage.call('POST', stage.path('pods'), {
      body: {
        metadata: { name: 'one-more' },
        spec: { containers: [{ name: 'app', image: 'retail-backend' }] },
      },
    });
  },
};

function waitForRefusal(stage: Stage): Promise<Json> {
  return stage.until(
    'refused',
    stage.path('deployments', 'web'),
    found =>
      conditionOf(found, 'ReplicaFailure')?.status === 'True' &&
      numberAt(found, 'status', 'availableReplicas') === 1,
  );
}

export const podChanges: Scenario = {
  name: 'pod-changes',
  title: 'replaces a deleted pod, and follows a change of behaviour',
  async run(stage) {
    const seen = await stage.observe('pods');
    await stage.make('deployments', aDeployment());
    const ready = async (but?: string) => {
      const body = await stage.until('ready', stage.path('pods'), list =>
        listAt(list, 'items').some(
          pod => isReady(pod) && textAt(pod, 'metadata', 'name') !== but,
        ),
      );
      return textAt(listAt(body, 'items').find(isReady), 'metadata', 'name');
    };
    const first = await ready();
    await stage.call('DELETE', stage.path('pods', first), {
      keep: body => at(body, 'kind'),
    });
    const second = await ready(first);
    const behave = (behaviour: string | null) =>
      stage.ask('PATCH', stage.path('pods', second), {
        type: patchTypes.merge,
        body: {
          metadata: {
            annotations: { 'sandbox.slipway.dev/behaviour': behaviour },
          },
        },
      });
    await behave('never-ready');
    await stage.until(
      'not ready',
      stage.path('pods', second),
      pod => !isReady(pod),
    );
    await behave(null);
    await ready();
    await recordLives(stage, seen, { plurals: ['pods'] });
  },
};
