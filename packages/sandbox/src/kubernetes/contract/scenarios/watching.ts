import type { Scenario } from '../Scenario';
import type { Stage } from '../Stage';
import { at, textAt, type Json } from '../wire/json';
import { withQuery } from '../wire/paths';
import type { WatchStream } from '../wire/WatchStream';
import { aRevision, patchTypes } from './objects';

export const watching: Scenario = {
  name: 'watching',
  title: 'tells of changes, in their order, from a version on',
  async run(stage) {
    const path = stage.path('controllerrevisions');
    await stage.make('controllerrevisions', aRevision('before'));
    const version = await versionOf(stage);
    const watch = await open(stage, {
      resourceVersion: version,
      labelSelector: 'shown=yes',
    });
    const all = await open(stage, { resourceVersion: version });
    await stage.make('controllerrevisions', aRevision('a', { shown: 'yes' }));
    await stage.make('controllerrevisions', aRevision('b', { shown: 'no' }));
    const label = (name: string, shown: string) =>
      stage.ask('PATCH', `${path}/${name}`, {
        type: patchTypes.merge,
        body: { metadata: { labels: { shown } } },
      });
    await label('b', 'yes');
    await label('a', 'no');
    // A change that changes nothing is no event.
    await label('a', 'no');
    await label('a', 'yes');
    await stage.ask('DELETE', `${path}/a`);
    await told(stage, watch, 5);
    await told(stage, all, 6);
    stage.note('With a selector', watch.events.map(summarise));
    stage.note('Without one', all.events.map(summarise));
    const later = await open(stage, { resourceVersion: version });
    await told(stage, later, 6);
    stage.note('From the same version, later', later.events.map(summarise));
  },
};

export const watchStarts: Scenario = {
  name: 'watch-starts',
  title: 'begins a watch without a version with what is there',
  async run(stage) {
    await stage.make('controllerrevisions', aRevision('a'));
    await stage.make('controllerrevisions', aRevision('b'));
    const starts: Record<string, string>[] = [{}, { resourceVersion: '0' }];
    for (const query of starts) {
      const watch = await open(stage, query);
      await told(stage, watch, 2);
      stage.note(
        `Begun with ${JSON.stringify(query)}`,
        watch.events
          .map(summarise)
          .sort((left, right) =>
            textAt(left, 'name').localeCompare(textAt(right, 'name')),
          ),
      );
    }
    const named = await open(stage, {
      resourceVersion: '0',
      fieldSelector: 'metadata.name=b',
    });
    await told(stage, named, 1);
    stage.note('Of one object', named.events.map(summarise));
  },
};

export const watchEnds: Scenario = {
  name: 'watch-ends',
  title: 'ends a watch in time, with a bookmark before it',
  async run(stage) {
    const version = await versionOf(stage);
    const watch = await open(stage, {
      resourceVersion: version,
      allowWatchBookmarks: 'true',
      timeoutSeconds: 5,
    });
    await stage.make('controllerrevisions', aRevision('a'));
    await stage.cluster.settle('the watch ends', async () => watch.hasEnded);
    stage.note('Status', watch.status);
    const bookmark = watch.events.findLast(({ type }) => type === 'BOOKMARK');
    stage.note(
      'Told',
      watch.events.filter(({ type }) => type !== 'BOOKMARK').map(summarise),
    );
    stage.note('The last bookmark', {
      kind: at(bookmark?.object, 'kind'),
      apiVersion: at(bookmark?.object, 'apiVersion'),
      metadata: at(bookmark?.object, 'metadata'),
    });
    stage.note(
      'It is as new as the change',
      Number(at(bookmark?.object, 'metadata', 'resourceVersion')) >=
        Number(at(watch.events[0]?.object, 'metadata', 'resourceVersion')),
    );
  },
};

function open(stage: Stage, query: Record<string, string | number>) {
  return stage.watch(
    withQuery(stage.path('controllerrevisions'), { watch: 'true', ...query }),
  );
}

async function versionOf(stage: Stage): Promise<string> {
  const { body } = await stage.ask('GET', stage.path('controllerrevisions'));
  return textAt(body, 'metadata', 'resourceVersion');
}

async function told(stage: Stage, watch: WatchStream, count: number) {
  await stage.cluster.settle(
    `${count} events of a watch`,
    async () => watch.events.length >= count,
  );
}

function summarise({ type, object }: { type: string; object: Json }): Json {
  return {
    type,
    kind: object.kind,
    name: at(object, 'metadata', 'name'),
    labels: at(object, 'metadata', 'labels'),
    revision: object.revision,
  };
}
