import { resources } from '../resources/resources';
import { ObjectStore } from './ObjectStore';
import { aStore, configmaps, put, setKey } from './testUtils/aStore';

describe('the history of a store', () => {
  it('remembers the changes of a kind since a version', () => {
    const { store } = aStore();
    put(store, 'retail', 'a');
    const version = store.resourceVersion;
    store.create(resources.secrets, {
      metadata: { namespace: 'retail', name: 's' },
    });
    store.update(configmaps, 'retail', 'a', setKey('second'));
    store.delete(configmaps, 'retail', 'a');

    expect(store.eventsSince(configmaps, version)).toMatchObject([
      { type: 'MODIFIED', previous: { data: { key: 'first' } } },
      {
        type: 'DELETED',
        object: { data: { key: 'second' }, metadata: { resourceVersion: '5' } },
      },
    ]);
  });

  it('lists what was there at a version', () => {
    const { store } = aStore();
    put(store, 'retail', 'a');
    put(store, 'retail', 'b');
    const version = store.resourceVersion;
    const before = store.list(configmaps, 'retail');
    store.update(configmaps, 'retail', 'a', setKey('second'));
    store.delete(configmaps, 'retail', 'b');
    put(store, 'retail', 'c');

    expect(store.listAt(configmaps, 'retail', version)).toEqual(before);
  });

  it('forgets old changes when it is told to, and when they are many', () => {
    const { store } = aStore({ keepEvents: 10 });
    const version = store.resourceVersion;
    put(store, 'retail', 'a');

    expect(store.eventsSince(configmaps, version)).toHaveLength(1);
    store.compact();
    expect(store.eventsSince(configmaps, version)).toBe('expired');
    expect(store.listAt(configmaps, 'retail', version)).toBe('expired');

    const later = store.resourceVersion;
    for (let index = 0; index < 30; index++) {
      put(store, 'retail', `many-${index}`);
    }
    expect(store.eventsSince(configmaps, later)).toBe('expired');
    expect(
      store.eventsSince(configmaps, store.resourceVersion - 10),
    ).toHaveLength(10);
  });

  it('is restored from a snapshot with its UIDs and versions', () => {
    const { store, clock } = aStore();
    const created = put(store, 'retail', 'a');

    const restored = ObjectStore.restore(store.snapshot(), { clock });

    expect(restored.get(configmaps, 'retail', 'a')).toEqual(created);
    expect(restored.resourceVersion).toBe(store.resourceVersion);
    expect(restored.eventsSince(configmaps, 1)).toBe('expired');
    expect(restored.eventsSince(configmaps, 2)).toEqual([]);
    expect(put(restored, 'retail', 'b').metadata.resourceVersion).toBe('3');
  });

  it.each([
    ['no JSON', '{"format":', 'it is not JSON, or not all of it'],
    [
      'something else',
      '{"format":7}',
      "it is not a cluster's state in the format 1",
    ],
    [
      'an unknown kind',
      '{"format":1,"resourceVersion":1,"time":"2026-01-01","objects":{"things":[]}}',
      'it holds things, which is not served',
    ],
  ])('says what is wrong with a snapshot that is %s', (_, text, message) => {
    const { clock } = aStore();

    expect(() => ObjectStore.restore(text, { clock })).toThrow(message);
  });
});
