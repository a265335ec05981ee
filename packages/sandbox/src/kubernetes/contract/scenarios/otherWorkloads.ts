import type { Scenario } from '../Scenario';
import type { Stage } from '../Stage';
import { isChangeOfMind } from '../trace/observed';
import { recordLives } from '../trace/recordLives';
import { at, listAt, numberAt, textAt, type Json } from '../wire/json';
import type { Plural } from '../wire/paths';
import {
  aDaemonSet,
  aStatefulSet,
  aTemplate,
  patchTypes,
  unhurried,
} from './objects';

const replaceTemplate = (stage: Stage, plural: Plural, tag: string) =>
  stage.ask('PATCH', stage.path(plural, 'web'), {
    type: patchTypes.json,
    body: [
      {
        op: 'replace',
        path: '/spec/template',
        value: aTemplate({ ...unhurried, tag }),
      },
    ],
  });

const isObserved = (object: Json) =>
  numberAt(object, 'status', 'observedGeneration') ===
  numberAt(object, 'metadata', 'generation');

export const statefulSet: Scenario = {
  name: 'stateful-set',
  title: 'rolls a StatefulSet out pod by pod, from the last one',
  async run(stage) {
    const plurals: Plural[] = [
      'statefulsets',
      'controllerrevisions',
      'pods',
      'events',
    ];
    const path = stage.path('statefulsets', 'web');
    const seen = await stage.observe(...plurals);
    const complete = () =>
      stage.until(
        'complete',
        path,
        found =>
          isObserved(found) &&
          numberAt(found, 'status', 'availableReplicas') === 2 &&
          numberAt(found, 'status', 'updatedReplicas') === 2 &&
          textAt(found, 'status', 'currentRevision') ===
            textAt(found, 'status', 'updateRevision'),
      );
    await stage.make('statefulsets', aStatefulSet({ replicas: 2 }, unhurried));
    await complete();
    await stage.caughtUp(seen, ...plurals);
    await stage.call('GET', path);
    await replaceTemplate(stage, 'statefulsets', '2.0.0');
    await complete();
    await replaceTemplate(stage, 'statefulsets', '1.0.0');
    await complete();
    // Where pods take the names of those before them, kwok and the scheduler mix them up for a moment.
    await recordLives(stage, seen, { plurals, without: ['pods'] });
    stage.note(
      'Pods',
      seen
        .objects()
        .filter(sightings => !isChangeOfMind(sightings))
        .flatMap(([first]) =>
          first?.plural === 'pods'
            ? `${textAt(first.object, 'metadata', 'name')} ${textAt(first.object, 'metadata', 'labels', 'controller-revision-hash')}`
            : [],
        ),
    );
    await stage.call('GET', path);
    await stage.call('GET', stage.path('controllerrevisions'), {
      keep: revisionsIn,
    });
  },
};

export const daemonSet: Scenario = {
  name: 'daemon-set',
  title: 'runs a pod on each node, and replaces them one by one',
  async run(stage) {
    const plurals: Plural[] = ['daemonsets', 'controllerrevisions', 'pods'];
    const path = stage.path('daemonsets', 'web');
    const seen = await stage.observe(...plurals);
    const complete = () =>
      stage.until(
        'complete',
        path,
        found =>
          isObserved(found) &&
          numberAt(found, 'status', 'updatedNumberScheduled') === 3 &&
          numberAt(found, 'status', 'numberAvailable') === 3,
      );
    await stage.make('daemonsets', aDaemonSet({}, unhurried));
    await complete();
    await stage.caughtUp(seen, ...plurals);
    await replaceTemplate(stage, 'daemonsets', '2.0.0');
    await complete();
    await recordLives(stage, seen, { plurals });
    stage.note(
      'Unavailable at most',
      Math.max(
        ...seen.sightings
          .filter(
            ({ plural, object }) =>
              plural === 'daemonsets' &&
              numberAt(object, 'metadata', 'generation') === 2,
          )
          .map(({ object }) => numberAt(object, 'status', 'numberUnavailable')),
      ),
    );
    await stage.call('GET', path);
    await stage.call('GET', stage.path('controllerrevisions'), {
      keep: revisionsIn,
    });
  },
};

/** The revisions of a list, the oldest first. */
function revisionsIn(body: unknown): Json[] {
  return listAt(body, 'items')
    .map(item => ({
      name: at(item, 'metadata', 'name'),
      labels: at(item, 'metadata', 'labels'),
      ownerReferences: at(item, 'metadata', 'ownerReferences'),
      revision: item.revision,
      data: item.data,
    }))
    .sort((left, right) => Number(left.revision) - Number(right.revision));
}
