import { aStore, configmaps, put } from './testUtils/aStore';

describe('deletion', () => {
  it('keeps an object until its finalizers are gone', () => {
    const { store, events } = aStore();
    put(store, 'retail', 'a');

    const marked = store.delete(configmaps, 'retail', 'a', {
      propagation: 'Foreground',
    });
    store.update(configmaps, 'retail', 'a', current => ({
      ...current,
      metadata: { ...current.metadata, finalizers: [] },
    }));

    expect(marked?.metadata).toMatchObject({
      deletionTimestamp: '2026-01-01T00:00:00Z',
      deletionGracePeriodSeconds: 0,
      finalizers: ['foregroundDeletion'],
    });
    expect(events.slice(1)).toEqual([
      'MODIFIED configmaps/a@3',
      'DELETED configmaps/a@4',
    ]);
    expect(store.get(configmaps, 'retail', 'a')).toBeUndefined();
  });

  it('gives an object time to end, and ends it when it is deleted again at once', () => {
    const { store, events } = aStore();
    put(store, 'retail', 'a');

    const marked = store.delete(configmaps, 'retail', 'a', {
      gracePeriodSeconds: 30,
    });
    store.delete(configmaps, 'retail', 'a', { gracePeriodSeconds: 30 });
    store.delete(configmaps, 'retail', 'a');

    expect(marked?.metadata.deletionTimestamp).toBe('2026-01-01T00:00:30Z');
    expect(events.slice(1)).toEqual([
      'MODIFIED configmaps/a@3',
      'DELETED configmaps/a@4',
    ]);
    expect(store.delete(configmaps, 'retail', 'a')).toBeUndefined();
  });

  it('deletes only the object that is meant', () => {
    const { store } = aStore();
    const { metadata } = put(store, 'retail', 'a');

    expect(() => store.delete(configmaps, 'retail', 'a', { uid: 'x' })).toThrow(
      `Operation cannot be fulfilled on ConfigMap "a": the UID in the precondition (x) does not match the UID in record (${metadata.uid})`,
    );
    expect(() =>
      store.delete(configmaps, 'retail', 'a', { resourceVersion: '1' }),
    ).toThrow(
      'the ResourceVersion in the precondition (1) does not match the ResourceVersion in record (2)',
    );
  });
});
