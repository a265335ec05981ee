import { KubernetesObject } from '../../objects/KubernetesObject';
import { applyJsonPatch } from './jsonPatch';
import { applyMergePatch } from './mergePatch';
import { applyStrategicMergePatch } from './strategicMergePatch';

const object = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'web',
    uid: 'u',
    resourceVersion: '1',
    creationTimestamp: '',
    finalizers: ['a'],
  },
  spec: {
    replicas: 1,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
    template: {
      spec: {
        containers: [
          { name: 'web', image: 'web:1', args: ['a', 'b'] },
          { name: 'proxy', image: 'proxy:1' },
        ],
      },
    },
  },
} satisfies KubernetesObject;

const specOf = (patched: KubernetesObject) =>
  patched.spec as typeof object.spec;
const containersOf = (patched: KubernetesObject) =>
  specOf(patched).template.spec.containers;
const text = JSON.stringify;

describe('applyJsonPatch', () => {
  it('carries the operations out and leaves the object as it was', () => {
    const patched = applyJsonPatch(
      object,
      text([
        { op: 'test', path: '/metadata/uid', value: 'u' },
        { op: 'replace', path: '/spec/replicas', value: 3 },
        { op: 'add', path: '/metadata/annotations', value: {} },
        { op: 'add', path: '/metadata/annotations/a~1b', value: 'c' },
      ]),
    );

    expect(specOf(patched).replicas).toBe(3);
    expect(patched.metadata.annotations).toEqual({ 'a/b': 'c' });
    expect(object.spec.replicas).toBe(1);
  });

  it.each([
    ['a test that fails', { op: 'test', path: '/metadata/uid', value: 'x' }],
    ['a missing path', { op: 'remove', path: '/spec/paused' }],
    ['a missing path', { op: 'replace', path: '/spec/paused', value: true }],
    ['a missing parent', { op: 'add', path: '/status/x/y', value: 1 }],
    ['an unknown operation', { op: 'frob', path: '/spec' }],
  ])('refuses %s as the API server does', (_, operation) => {
    expect(() => applyJsonPatch(object, text([operation]))).toThrow(
      expect.objectContaining({
        code: 422,
        reason: 'Invalid',
        details: {},
        message:
          'the server rejected our request due to an error in our request',
      }),
    );
  });

  it.each([
    [
      '{"op":"test"}',
      'cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
    ],
    ['not json', 'error decoding patch: '],
  ])('refuses %s', (body, message) => {
    expect(() => applyJsonPatch(object, body)).toThrow(message);
  });
});

describe('applyMergePatch', () => {
  it('merges objects, replaces lists and takes away what is null', () => {
    const patched = applyMergePatch(
      object,
      text({
        spec: {
          replicas: null,
          template: { spec: { containers: [{ name: 'web' }] } },
        },
      }),
    );

    expect(patched.spec).toEqual({
      strategy: object.spec.strategy,
      template: { spec: { containers: [{ name: 'web' }] } },
    });
  });

  it('refuses what is no object', () => {
    expect(() => applyMergePatch(object, '[]')).toThrow(
      'cannot unmarshal array into Go value of type map[string]interface {}',
    );
  });
});

describe('applyStrategicMergePatch', () => {
  const patchContainers = (containers: object[], more: object = {}) =>
    containersOf(
      applyStrategicMergePatch(
        object,
        text({ spec: { template: { spec: { containers, ...more } } } }),
      ),
    );

  it('merges the items of a list by their key, and replaces lists without one', () => {
    expect(
      patchContainers([
        { name: 'proxy', image: 'proxy:2' },
        { name: 'web', args: ['c'] },
      ]),
    ).toEqual([
      { name: 'proxy', image: 'proxy:2' },
      { name: 'web', image: 'web:1', args: ['c'] },
    ]);
  });

  it('leaves what it does not name in its place, and adds what is new before it', () => {
    expect(
      patchContainers([{ name: 'proxy', image: 'proxy:2' }]).map(
        ({ name }) => name,
      ),
    ).toEqual(['web', 'proxy']);
    expect(
      patchContainers([{ name: 'new', image: 'new:1' }]).map(
        ({ name }) => name,
      ),
    ).toEqual(['new', 'web', 'proxy']);
  });

  it.each([
    ['an item', [{ name: 'web', $patch: 'delete' }], ['proxy']],
    [
      'a list',
      [{ $patch: 'replace' }, { name: 'only', image: 'only:1' }],
      ['only'],
    ],
  ])('follows the directive about %s', (_, containers, names) => {
    expect(patchContainers(containers).map(({ name }) => name)).toEqual(names);
  });

  it('puts items into the order that is asked for', () => {
    expect(
      patchContainers([{ name: 'new', image: 'new:1' }], {
        '$setElementOrder/containers': [
          { name: 'new' },
          { name: 'proxy' },
          { name: 'web' },
        ],
      }).map(({ name }) => name),
    ).toEqual(['new', 'proxy', 'web']);
  });

  it('replaces, empties and narrows objects by their directives', () => {
    const patched = applyStrategicMergePatch(
      object,
      text({
        spec: {
          strategy: { $retainKeys: ['type'], type: 'Recreate' },
          template: { $patch: 'replace', spec: { containers: [] } },
        },
      }),
    );

    expect(patched.spec).toEqual({
      replicas: 1,
      strategy: { type: 'Recreate' },
      template: { spec: { containers: [] } },
    });
  });

  it('adds to sets, and takes out of them', () => {
    const add = applyStrategicMergePatch(
      object,
      text({ metadata: { finalizers: ['b'] } }),
    );
    const remove = applyStrategicMergePatch(
      object,
      text({ metadata: { '$deleteFromPrimitiveList/finalizers': ['a'] } }),
    );

    expect(add.metadata.finalizers).toEqual(['a', 'b']);
    expect(remove.metadata.finalizers).toEqual([]);
  });
});
