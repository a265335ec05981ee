import type { Scenario } from '../Scenario';
import { at, textAt, type Json } from '../wire/json';
import { aDeployment, aRevision, patchTypes } from './objects';

export const concurrency: Scenario = {
  name: 'concurrency',
  title: 'refuses to change what has changed meanwhile',
  async run(stage) {
    const made = await stage.make('controllerrevisions', aRevision('a'));
    const path = stage.path('controllerrevisions', 'a');
    const labelled = (version: unknown, shown: string) => ({
      ...made,
      metadata: {
        ...(made.metadata as Json),
        resourceVersion: version,
        labels: { shown },
      },
    });
    const version = at(made, 'metadata', 'resourceVersion');
    const changed = await stage.call('PUT', path, {
      body: labelled(version, 'once'),
    });
    await stage.call('PUT', path, { body: labelled(version, 'twice') });
    await stage.call('PATCH', path, {
      type: patchTypes.merge,
      body: { metadata: { resourceVersion: version, labels: { a: 'b' } } },
    });
    await stage.call('PATCH', path, {
      type: patchTypes.json,
      body: [
        { op: 'replace', path: '/metadata/resourceVersion', value: '1' },
        { op: 'add', path: '/metadata/labels/a', value: 'b' },
      ],
    });
    const same = await stage.call('PATCH', path, {
      type: patchTypes.merge,
      body: { metadata: { labels: { shown: 'once' } } },
    });
    stage.note(
      'What changes nothing makes no version',
      at(same.body, 'metadata', 'resourceVersion') ===
        at(changed.body, 'metadata', 'resourceVersion'),
    );
    const another = '00000000-0000-4000-8000-000000000000';
    await stage.call('PATCH', path, {
      type: patchTypes.merge,
      body: { metadata: { uid: another } },
    });
    await stage.call('DELETE', path, {
      body: { preconditions: { uid: another } },
    });
    await stage.call('DELETE', path, {
      body: { preconditions: { resourceVersion: version } },
    });
    await stage.call('DELETE', path, {
      body: { preconditions: { uid: at(made, 'metadata', 'uid') } },
    });
    await stage.call('DELETE', path);
  },
};

export const deleting: Scenario = {
  name: 'deleting',
  title: 'deletes what belongs to it as it is told',
  async run(stage) {
    for (const policy of ['Background', 'Foreground', 'Orphan']) {
      const seen = await stage.observe('deployments', 'replicasets', 'pods');
      const name = policy.toLowerCase();
      await stage.make('deployments', {
        ...aDeployment(),
        metadata: { name },
      });
      const path = stage.path('deployments', name);
      await stage.until(
        'available',
        path,
        found => textAt(found, 'status', 'availableReplicas') === '1',
      );
      await stage.call('DELETE', path, {
        body: {
          kind: 'DeleteOptions',
          apiVersion: 'v1',
          propagationPolicy: policy,
        },
        keep: body => ({
          kind: at(body, 'kind'),
          status:
            at(body, 'kind') === 'Status' ? at(body, 'status') : undefined,
          details: at(body, 'details'),
          finalizers: at(body, 'metadata', 'finalizers'),
          isBeingDeleted: textAt(body, 'metadata', 'deletionTimestamp') !== '',
        }),
      });
      await stage.until('gone', path, ({ code }) => code === 404);
      if (policy !== 'Orphan') {
        await stage.until(
          'no pods',
          stage.path('pods'),
          ({ items }) => Array.isArray(items) && items.length === 0,
        );
      }
      await stage.caughtUp(seen, 'deployments', 'replicasets', 'pods');
      const gone = seen.sightings
        .filter(({ isDeleted }) => isDeleted)
        .map(({ plural }) => plural);
      stage.note(`Deleted with ${policy}`, gone);
      if (policy === 'Orphan') {
        const { body } = await stage.ask('GET', stage.path('replicasets'));
        stage.note(
          'Owners left',
          at(body, 'items', 0, 'metadata', 'ownerReferences') ?? [],
        );
      }
      seen.close();
    }
    await stage.call('DELETE', stage.path('replicasets'), {
      keep: body => at(body, 'kind'),
    });
  },
};
