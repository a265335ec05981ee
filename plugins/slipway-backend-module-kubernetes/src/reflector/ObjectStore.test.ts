import { KeptObject } from '../model/kept';
import { ObjectStore } from './ObjectStore';

const anObject = (overrides: Partial<KeptObject> = {}): KeptObject => ({
  uid: `uid-of-${overrides.namespace ?? 'production'}-${overrides.name ?? 'backend'}`,
  name: 'backend',
  namespace: 'production',
  resourceVersion: '1',
  labels: { app: 'backend', tier: 'api' },
  annotations: {},
  createdAt: '2026-01-01T00:00:00Z',
  ...overrides,
});

describe('ObjectStore', () => {
  let store: ObjectStore<KeptObject>;

  beforeEach(() => {
    store = new ObjectStore({ indexLabels: true });
  });

  it.each([
    [{ app: 'backend' }, ['backend', 'worker']],
    [{ app: 'backend', tier: 'api' }, ['backend']],
    [{ app: 'backend', tier: 'none' }, []],
    [{}, []],
  ])('finds by labels %j', (selector, names) => {
    store.put(anObject());
    store.put(
      anObject({ name: 'worker', labels: { app: 'backend', tier: 'job' } }),
    );
    store.put(anObject({ namespace: 'elsewhere' }));

    expect(
      store.matching('production', selector).map(({ name }) => name),
    ).toEqual(names);
  });

  it('finds by the key of the kind, in its namespace, also when it changes', () => {
    const keyed = new ObjectStore<KeptObject>({
      indexLabels: false,
      getKey: ({ labels }) => labels.tier ?? '',
    });
    keyed.put(anObject());
    keyed.put(anObject({ namespace: 'elsewhere' }));
    const found = (key: string) =>
      keyed.withKey('production', key).map(({ name }) => name);
    expect(found('api')).toEqual(['backend']);
    keyed.put(anObject({ resourceVersion: '2', labels: { tier: 'job' } }));
    expect([found('api'), found('job')]).toEqual([[], ['backend']]);
    keyed.delete('production', 'backend', 'uid-of-production-backend');
    expect(found('job')).toEqual([]);
  });

  it('forgets an object in every index', () => {
    const owner = { kind: 'Deployment', name: 'd', uid: 'd' };
    store.put(anObject({ owner }));
    expect(store.ownedBy('d')).toHaveLength(1);
    store.delete('production', 'backend', 'uid-of-production-backend');

    expect([store.size, store.indexSize]).toEqual([0, 0]);
    expect(store.get('uid-of-production-backend')).toBeUndefined();
    expect(store.ownedBy('d')).toEqual([]);
    expect(store.matching('production', { app: 'backend' })).toEqual([]);
    expect(store.inNamespace('production')).toEqual([]);
  });

  it('takes an object made anew under the same name for another', () => {
    store.put(anObject({ uid: 'first' }));
    const change = store.put(anObject({ uid: 'second' }));
    expect([store.get('first'), store.get('second')?.uid]).toEqual([
      undefined,
      'second',
    ]);
    // Of a restored etcd even the versions may be the same.
    expect(change?.before?.uid).toBe('first');
    expect(store.delete('production', 'backend', 'first')).toBeUndefined();
    expect(store.size).toBe(1);
  });

  it('says what a list has changed, in its namespace alone', () => {
    store.put(anObject({ name: 'gone' }));
    store.put(anObject({ name: 'same' }));
    store.put(anObject({ name: 'changed' }));
    store.put(anObject({ namespace: 'elsewhere' }));
    const changes = store.replace(
      [
        anObject({ name: 'same', resourceVersion: '2' }),
        anObject({
          name: 'changed',
          resourceVersion: '2',
          labels: { app: 'other' },
        }),
        anObject({ name: 'new' }),
      ],
      'production',
    );

    expect(
      changes.map(({ before, after }) => [before?.name, after?.name]),
    ).toEqual([
      ['gone', undefined],
      ['changed', 'changed'],
      [undefined, 'new'],
    ]);
    expect(store.inNamespace('elsewhere')).toHaveLength(1);
    expect(store.find('production', 'same')?.resourceVersion).toBe('2');
  });

  it('looks at the objects of a label and not at all 10,000', () => {
    let looked = 0;
    const counted = (name: string, labels: Record<string, string>) =>
      Object.defineProperty(anObject({ name }), 'labels', {
        get: () => {
          looked++;
          return labels;
        },
      });
    for (let count = 0; count < 10_000; count++) {
      const labels = { app: `app-${count % 1_000}`, tier: 'api' };
      store.put(counted(`pod-${count}`, labels));
    }
    looked = 0;

    expect(
      store.matching('production', { tier: 'api', app: 'app-7' }),
    ).toHaveLength(10);
    expect(looked).toBe(10);
  });
});
