import { KubernetesObject } from '../objects/KubernetesObject';
import { Resource } from '../resources/Resource';
import { resources } from '../resources/resources';
import { aStore, configmaps, put, setKey } from './testUtils/aStore';

const deployments: Resource = resources.deployments;

describe('ObjectStore', () => {
  it('fills in what a new object lacks', () => {
    const { store } = aStore();

    const created = put(store, 'retail', 'settings');

    expect(created).toMatchObject({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'settings',
        namespace: 'retail',
        resourceVersion: '2',
        creationTimestamp: '2026-01-01T00:00:00Z',
        uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
      data: { key: 'first' },
    });
    expect(created.metadata.generation).toBeUndefined();
    expect(() => put(store, 'retail', 'settings')).toThrow(
      'configmaps "settings" already exists',
    );
  });

  it('makes a name of generateName', () => {
    const { store } = aStore();

    const { metadata } = store.create(configmaps, {
      metadata: { namespace: 'retail', generateName: 'settings-' },
    });

    expect(metadata.name).toMatch(/^settings-[a-z0-9]{5}$/);
  });

  it('hands out objects that nobody can change', () => {
    const { store } = aStore();
    const created = put(store, 'retail', 'settings') as unknown as {
      data: { key: string };
    };

    expect(() => {
      created.data.key = 'other';
    }).toThrow(TypeError);
  });

  it('lists by namespace and name, and a list that was handed out stays as it was', () => {
    const { store } = aStore();
    put(store, 'retail-b', 'a');
    put(store, 'retail', 'b');
    put(store, 'retail', 'a');
    const before = store.list(configmaps, 'retail');

    store.delete(configmaps, 'retail', 'a');

    const keys = (list: readonly KubernetesObject[]) =>
      list.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    expect(keys(before)).toEqual(['retail/a', 'retail/b']);
    expect(keys(store.list(configmaps, 'retail'))).toEqual(['retail/b']);
    expect(keys(store.list(configmaps))).toEqual(['retail-b/a', 'retail/b']);
  });

  it('tells of a change once, and of none where nothing is changed', () => {
    const { store, events } = aStore();
    put(store, 'retail', 'a');

    store.update(configmaps, 'retail', 'a', setKey('second'));
    store.update(configmaps, 'retail', 'a', setKey('second'));

    expect(events).toEqual(['ADDED configmaps/a@2', 'MODIFIED configmaps/a@3']);
    expect(store.resourceVersion).toBe(3);
  });

  it.each([
    [
      'an older version',
      { resourceVersion: '1' },
      /the object has been modified; please apply your changes/,
    ],
    [
      'another object',
      { uid: 'other' },
      /Precondition failed: UID in precondition: other/,
    ],
  ])('refuses a change that was made of %s', (_, metadata, message) => {
    const { store } = aStore();
    put(store, 'retail', 'a');

    expect(() =>
      store.update(configmaps, 'retail', 'a', current => ({
        ...setKey('second')(current),
        metadata: { ...current.metadata, ...metadata },
      })),
    ).toThrow(message);
    expect(() =>
      store.update(configmaps, 'retail', 'b', current => current),
    ).toThrow('configmaps "b" not found');
  });

  it.each([
    [
      'the specification',
      (d: KubernetesObject) => ({ ...d, spec: { replicas: 2 } }),
      undefined,
      2,
    ],
    [
      'an annotation',
      (d: KubernetesObject) => ({
        ...d,
        metadata: { ...d.metadata, annotations: { a: 'b' } },
      }),
      undefined,
      2,
    ],
    [
      'a label',
      (d: KubernetesObject) => ({
        ...d,
        metadata: { ...d.metadata, labels: { a: 'b' } },
      }),
      undefined,
      1,
    ],
    [
      'the status',
      (d: KubernetesObject) => ({
        ...d,
        status: { replicas: 1 },
        spec: { replicas: 9 },
      }),
      'status' as const,
      1,
    ],
  ])(
    'counts in the generation of a Deployment a change of %s',
    (_, change, subresource, generation) => {
      const { store } = aStore();
      store.create(deployments, {
        metadata: { namespace: 'retail', name: 'web' },
        spec: { replicas: 1 },
      });

      const updated = store.update(deployments, 'retail', 'web', change, {
        subresource,
      });

      expect(updated.metadata.generation).toBe(generation);
    },
  );

  it('does not count the binding of a pod', () => {
    const { store } = aStore();
    const pods: Resource = resources.pods;
    store.create(pods, {
      metadata: { namespace: 'retail', name: 'p' },
      spec: {},
    });

    const bound = store.update(pods, 'retail', 'p', current => ({
      ...current,
      spec: { nodeName: 'node-1' },
    }));

    expect(bound.metadata.generation).toBe(1);
    expect(bound.metadata.managedFields).toBeUndefined();
  });

  it('tries a write without storing it', () => {
    const { store, events } = aStore();
    put(store, 'retail', 'a');

    const tried = store.update(configmaps, 'retail', 'a', setKey('second'), {
      dryRun: true,
    });
    store.create(
      configmaps,
      { metadata: { namespace: 'retail', name: 'b' } },
      { dryRun: true },
    );
    store.delete(configmaps, 'retail', 'a', { dryRun: true });

    expect(tried).toMatchObject({
      data: { key: 'second' },
      metadata: { resourceVersion: '2' },
    });
    expect(events).toEqual(['ADDED configmaps/a@2']);
    expect(store.get(configmaps, 'retail', 'a')).toMatchObject({
      data: { key: 'first' },
    });
  });

  it('tells listeners of changes in their order, also of those that a listener makes', () => {
    const { store } = aStore();
    const seen: string[] = [];
    store.subscribe((_, { type, object }) => {
      if (type === 'ADDED') {
        store.update(
          configmaps,
          'retail',
          object.metadata.name,
          setKey('changed'),
        );
      }
    });
    store.subscribe((_, { type }) => seen.push(type));

    put(store, 'retail', 'a');

    expect(seen).toEqual(['ADDED', 'MODIFIED']);
  });
});
