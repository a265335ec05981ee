import type { Observation, Sighting } from '../Observation';
import type { Scenario } from '../Scenario';
import type { Stage } from '../Stage';
import { fewestAvailable } from '../trace/observed';
import { recordLives } from '../trace/recordLives';
import {
  at,
  conditionOf,
  listAt,
  numberAt,
  textAt,
  type Json,
} from '../wire/json';
import type { Plural } from '../wire/paths';
import {
  aDeployment as makeDeployment,
  aTemplate,
  imageOf,
  patchTypes,
  unhurried,
} from './objects';

const plurals: readonly Plural[] = [
  'deployments',
  'replicasets',
  'pods',
  'events',
];

const aDeployment = (spec: Json) => makeDeployment(spec, unhurried);

/** Waits until the Deployment runs what it is told to, with nothing left of what ran before. */
async function complete(stage: Stage, tag: string): Promise<Json> {
  const found = await stage.until(
    `${tag} complete`,
    stage.path('deployments', 'web'),
    object =>
      at(object, 'spec', 'template', 'spec', 'containers', 0, 'image') ===
        imageOf(tag) && isComplete(object),
  );
  await stage.until(
    'only its pods',
    stage.path('pods'),
    ({ items }) =>
      listAt({ items }, 'items').length === numberAt(found, 'spec', 'replicas'),
  );
  return found;
}

function isComplete(object: Json): boolean {
  const wanted = numberAt(object, 'spec', 'replicas');
  return (
    numberAt(object, 'status', 'observedGeneration') ===
      numberAt(object, 'metadata', 'generation') &&
    ['replicas', 'updatedReplicas', 'availableReplicas'].every(
      field => numberAt(object, 'status', field) === wanted,
    ) &&
    conditionOf(object, 'Progressing')?.reason === 'NewReplicaSetAvailable'
  );
}

const isOf =
  (plural: Plural, holds: (object: Json) => boolean = () => true) =>
  (sighting: Sighting) =>
    sighting.plural === plural && holds(sighting.object);

const isReady = (object: Json) =>
  conditionOf(object, 'Ready')?.status === 'True';

function changeTemplate(stage: Stage, tag: string) {
  return stage.ask('PATCH', stage.path('deployments', 'web'), {
    type: patchTypes.json,
    body: [
      {
        op: 'replace',
        path: '/spec/template',
        value: aTemplate({ ...unhurried, tag }),
      },
    ],
  });
}

function change(stage: Stage, spec: Json) {
  return stage.ask('PATCH', stage.path('deployments', 'web'), {
    type: patchTypes.merge,
    body: { spec },
  });
}

/** The sizes of the ReplicaSets, in the order in which they came. */
function sizesOf(seen: Observation, rename: (text: string) => string) {
  const sizes = seen.sightings
    .filter(({ plural }) => plural === 'replicasets')
    .map(({ object }) =>
      rename(
        `${textAt(object, 'metadata', 'name')}: ${numberAt(object, 'spec', 'replicas')}`,
      ),
    );
  const last = new Map<string, string>();
  return sizes.filter(line => {
    const [name = ''] = line.split(':');
    const isNew = last.get(name) !== line;
    last.set(name, line);
    return isNew;
  });
}

export const rollout: Scenario = {
  name: 'rollout',
  title: 'rolls a Deployment out, forward and back',
  async run(stage) {
    const seen = await stage.observe(...plurals);
    await stage.make(
      'deployments',
      aDeployment({
        replicas: 3,
        strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      }),
    );
    const first = await complete(stage, '1.0.0');
    await changeTemplate(stage, '2.0.0');
    await complete(stage, '2.0.0');
    const path = stage.path('deployments', 'web');
    await stage.caughtUp(seen, ...plurals);
    await stage.call('GET', path);
    await stage.call('GET', stage.path('replicasets'), {
      keep: body =>
        listAt(body, 'items').map(set => at(set, 'spec', 'template', 'spec'))
          .length,
    });
    await changeTemplate(stage, '1.0.0');
    await complete(stage, '1.0.0');
    await recordLives(stage, seen, {
      plurals,
      order: {
        'Deployment made': isOf('deployments'),
        'ReplicaSet made': isOf('replicasets'),
        'Pod made': isOf('pods'),
        'Pod ready': isOf('pods', isReady),
        'Deployment available': isOf(
          'deployments',
          object => numberAt(object, 'status', 'availableReplicas') === 3,
        ),
        'Revision 2': isOf('deployments', object => revisionOf(object) === '2'),
        'Revision 3': isOf('deployments', object => revisionOf(object) === '3'),
      },
    });
    stage.note('Sizes', sizesOf(seen, stage.renamer()));
    stage.note(
      'Fewest available',
      fewestAvailable(seen, Number(at(first, 'metadata', 'resourceVersion'))),
    );
    await stage.call('GET', path);
  },
};

function revisionOf(object: Json): string {
  return textAt(
    object,
    'metadata',
    'annotations',
    'deployment.kubernetes.io/revision',
  );
}

export const recreate: Scenario = {
  name: 'recreate',
  title: 'ends all pods before it makes new ones where it is told to',
  async run(stage) {
    const seen = await stage.observe(...plurals);
    await stage.make(
      'deployments',
      aDeployment({ replicas: 2, strategy: { type: 'Recreate' } }),
    );
    await complete(stage, '1.0.0');
    await changeTemplate(stage, '2.0.0');
    await complete(stage, '2.0.0');
    await recordLives(stage, seen, { plurals });
    stage.note('Sizes', sizesOf(seen, stage.renamer()));
  },
};

export const pausing: Scenario = {
  name: 'pausing',
  title: 'rolls nothing out while it is paused, and scales all the same',
  async run(stage) {
    const seen = await stage.observe(...plurals);
    await stage.make('deployments', aDeployment({ replicas: 2 }));
    await complete(stage, '1.0.0');
    const path = stage.path('deployments', 'web');
    await change(stage, { paused: true });
    await stage.until(
      'paused',
      path,
      found => conditionOf(found, 'Progressing')?.reason === 'DeploymentPaused',
    );
    await changeTemplate(stage, '2.0.0');
    await stage.call('PATCH', `${path}/scale`, {
      type: patchTypes.merge,
      body: { spec: { replicas: 3 } },
    });
    await stage.until(
      'scaled',
      path,
      found =>
        numberAt(found, 'status', 'availableReplicas') === 3 &&
        numberAt(found, 'status', 'observedGeneration') ===
          numberAt(found, 'metadata', 'generation'),
    );
    await stage.caughtUp(seen, ...plurals);
    await stage.call('GET', path);
    await change(stage, { paused: false });
    await complete(stage, '2.0.0');
    await recordLives(stage, seen, { plurals });
    await stage.call('GET', path);
  },
};

export const scaling: Scenario = {
  name: 'scaling',
  title: 'scales by its subresource, up, down and to nothing',
  async run(stage) {
    const seen = await stage.observe(...plurals);
    await stage.make('deployments', aDeployment({ replicas: 1 }));
    await complete(stage, '1.0.0');
    await stage.caughtUp(seen, ...plurals);
    const path = stage.path('deployments', 'web');
    await stage.call('GET', `${path}/scale`);
    for (const replicas of [4, 2, 0]) {
      await stage.call('PATCH', `${path}/scale`, {
        type: patchTypes.merge,
        body: { spec: { replicas } },
        keep: body => ({ kind: at(body, 'kind'), spec: at(body, 'spec') }),
      });
      await complete(stage, '1.0.0');
    }
    await stage.call('PATCH', `${path}/scale`, {
      type: patchTypes.merge,
      body: { spec: { replicas: -1 } },
    });
    await recordLives(stage, seen, { plurals });
  },
};

export const history: Scenario = {
  name: 'history',
  title: 'keeps as many old revisions as it is told to',
  async run(stage) {
    const seen = await stage.observe('deployments', 'replicasets');
    await stage.make('deployments', aDeployment({ revisionHistoryLimit: 1 }));
    for (const tag of ['1.0.0', '2.0.0', '3.0.0']) {
      await changeTemplate(stage, tag);
      await complete(stage, tag);
    }
    await stage.until(
      'two ReplicaSets',
      stage.path('replicasets'),
      body => listAt(body, 'items').length === 2,
    );
    await recordLives(stage, seen, { plurals: ['deployments', 'replicasets'] });
  },
};
