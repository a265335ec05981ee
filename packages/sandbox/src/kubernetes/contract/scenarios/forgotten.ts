import type { Scenario } from '../Scenario';
import { at, textAt } from '../wire/json';
import { withQuery } from '../wire/paths';
import { aRevision } from './objects';

export const forgotten: Scenario = {
  name: 'forgotten',
  title: 'refuses to go on from a version that it has forgotten',
  alone: true,
  async run(stage) {
    for (const name of ['a', 'b', 'c']) {
      await stage.make('controllerrevisions', aRevision(name));
    }
    const path = stage.path('controllerrevisions');
    const first = await stage.ask('GET', withQuery(path, { limit: 1 }));
    const version = textAt(first.body, 'metadata', 'resourceVersion');
    await stage.make('controllerrevisions', aRevision('d'));
    await stage.cluster.compact();
    await stage.call(
      'GET',
      withQuery(path, {
        limit: 1,
        continue: textAt(first.body, 'metadata', 'continue'),
      }),
      {
        keep: body => ({
          status: at(body, 'status'),
          code: at(body, 'code'),
          reason: at(body, 'reason'),
          message: at(body, 'message'),
          // One that goes on from the newest version.
          offersToken: textAt(body, 'metadata', 'continue') !== '',
        }),
      },
    );
    const watch = await stage.watch(
      withQuery(path, { watch: 'true', resourceVersion: version }),
    );
    await stage.cluster.settle(
      'a word on the watch',
      async () => watch.events.length > 0,
    );
    stage.note('Status of the watch', watch.status);
    stage.note('Told', watch.events);
    const refused: Record<string, string>[] = [
      { resourceVersion: 'new' },
      { labelSelector: 'a b' },
      { resourceVersion: '0', timeoutSeconds: 'long' },
    ];
    for (const query of refused) {
      await stage.call('GET', withQuery(path, { watch: 'true', ...query }));
    }
  },
};
