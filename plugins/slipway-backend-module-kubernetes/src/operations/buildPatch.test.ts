import { JsonObject, JsonValue } from '@backstage/types';
import {
  OperationKind,
  WorkloadOperationKind,
} from '@slipway/backstage-plugin-slipway-common';
import {
  OperationHandler,
  PlanContext,
} from '@slipway/backstage-plugin-slipway-node';
import fc from 'fast-check';
import { aDeployment, aReplicaSet, merge } from '../model/testUtils';
import { objectAt, RawObject, valueAt } from '../model/raw';
import { cleanTemplate } from '../model/templateHash';
import { aService } from '../placement/testUtils/aService';
import { toPointer } from './buildPatch';
import { JsonPatchOperation } from './clusterAccess';
import { createOperationHandlers } from './createHandlers';
import { accept, change, FakeCluster } from './testUtils';
import { applyJsonPatch } from './testUtils/applyJsonPatch';

/** Keys as they are and as they must be escaped. */
const key = fc.oneof(
  fc.stringMatching(/^[a-z]{1,6}$/),
  fc.constantFrom('a/b', 'a~b', '~1', '~0', 'example.com/~name', ''),
);
const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const value = fc.letrec<{ value: JsonValue }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
})).value;
const texts = fc.dictionary(key, fc.string(), { maxKeys: 3 });

/** Any pod template that the API server could hold. */
const template: fc.Arbitrary<JsonObject> = fc
  .record({
    labels: texts,
    annotations: fc.option(texts, { nil: undefined }),
    more: fc.dictionary(key, value, { maxKeys: 3 }),
    tag: fc.stringMatching(/^[a-z0-9]{1,6}$/),
  })
  .map(({ labels, annotations, more, tag }) => ({
    metadata: {
      labels: { ...labels, app: 'backend' },
      ...(annotations && { annotations }),
    },
    spec: { ...more, containers: [{ name: 'backend', image: `app:${tag}` }] },
  }));

const deployment = fc
  .record({
    live: template,
    former: template,
    annotations: texts,
    replicas: fc.integer({ min: 0, max: 9 }),
    paused: fc.option(fc.boolean(), { nil: undefined }),
  })
  // As over the wire.
  .map(given => JSON.parse(JSON.stringify(given)) as typeof given)
  .filter(({ live, former }) => !isSame(live, former));
type Given =
  typeof deployment extends fc.Arbitrary<infer TGiven> ? TGiven : never;

function aClusterOf(given: Given): FakeCluster {
  const { live, former, annotations, replicas, paused } = given;
  const base = aDeployment();
  const set = aReplicaSet(1, '1.1.0');
  return new FakeCluster({
    deployments: [
      {
        ...base,
        metadata: { ...objectAt(base, 'metadata'), annotations },
        spec: {
          ...objectAt(base, 'spec'),
          template: live,
          replicas,
          ...(paused !== undefined && { paused }),
        },
      },
    ],
    replicasets: [
      { ...set, spec: { ...objectAt(set, 'spec'), template: former } },
    ],
  });
}

type Kind = {
  kind: OperationKind;
  input: JsonObject;
  /** What may differ afterwards besides the marks of the operation, and what is wanted there. */
  path: string[];
  want(given: Given): JsonValue | undefined;
};

const kinds: Kind[] = [
  {
    kind: 'rollback',
    input: { toRevision: '1' },
    path: ['spec', 'template'],
    want: ({ former }) => cleanTemplate(former),
  },
  {
    kind: 'scale',
    input: { replicas: 11 },
    path: ['spec', 'replicas'],
    want: () => 11,
  },
  {
    kind: 'restart',
    input: {},
    path: ['spec', 'template'],
    want: ({ live }) =>
      merge(live, {
        metadata: {
          annotations: {
            'kubectl.kubernetes.io/restartedAt': '2026-01-15T10:00:00.000Z',
          },
        },
      }),
  },
  {
    kind: 'rollout-pause',
    input: {},
    path: ['spec', 'paused'],
    want: () => true,
  },
  {
    kind: 'rollout-resume',
    input: {},
    path: ['spec', 'paused'],
    want: () => undefined,
  },
];

async function start(given: Given, { kind, input }: Kind) {
  const cluster = aClusterOf({
    ...given,
    paused:
      kind === 'rollout-resume' || (given.paused && kind !== 'rollout-pause'),
  });
  const handler = createOperationHandlers(cluster.access)[
    kind as WorkloadOperationKind
  ] as unknown as OperationHandler;
  const step = await accept(handler, {
    service: aService(),
    workload: 'deployment.backend',
    input,
  } as unknown as PlanContext<OperationKind>);
  return { cluster, handler, step };
}

/** What an operation leaves on every workload. */
const marks = [
  'slipway.dev/operation',
  'slipway.dev/revision-operation',
  'kubernetes.io/change-cause',
];

function withoutChange(object: RawObject, path: string[]): JsonValue {
  const copy = JSON.parse(JSON.stringify(object));
  const parent = objectAt(copy, ...path.slice(0, -1));
  delete parent[path.at(-1)!];
  const annotations = objectAt(copy, 'metadata', 'annotations');
  marks.forEach(mark => delete annotations[mark]);
  delete objectAt(copy, 'metadata').generation;
  return copy;
}

describe.each(kinds)('the patch of a $kind', kind => {
  it('makes of any Deployment exactly what is wanted, and touches nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(deployment, async given => {
        const { cluster, handler, step } = await start(given, kind);
        const before = cluster.get('deployments', 'backend');
        await change(handler, step);
        const after = cluster.get('deployments', 'backend');
        expect(cluster.effective).toHaveLength(1);
        expect(valueAt(after, ...kind.path)).toEqual(kind.want(given));
        expect(withoutChange(after, kind.path)).toEqual(
          withoutChange(before, kind.path),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is refused once anything that it is bound to was changed (F2)', async () => {
    const disturbance = fc.constantFrom<JsonObject>(
      { metadata: { uid: 'another' } },
      { metadata: { labels: { 'backstage.io/kubernetes-id': 'ledger' } } },
      { spec: { template: { spec: { hostNetwork: true } } } },
      { spec: { template: { metadata: { annotations: { 'a/~b': 'c' } } } } },
      { spec: { minReadySeconds: 77 } },
      { spec: { replicas: 42 } },
      { spec: { selector: { matchLabels: { app: 'ledger' } } } },
    );
    await fc.assert(
      fc.asyncProperty(deployment, disturbance, async (given, changes) => {
        const { cluster, handler, step } = await start(given, kind);
        cluster.beforePatch = () => {
          cluster.beforePatch = undefined;
          cluster.change('deployments', 'backend', changes);
        };
        await expect(change(handler, step)).rejects.toThrow(
          expect.objectContaining({ name: 'RetryableOperationError' }),
        );
        expect(cluster.effective).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('toPointer', () => {
  it('leads to the very key, whatever it is called', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), path => {
        fc.pre(!path.includes('__proto__'));
        const object = path.reduceRight<JsonValue>(
          (inner, name) => ({ [name]: inner }),
          'old',
        ) as JsonObject;
        const patch: JsonPatchOperation[] = [
          { op: 'test', path: toPointer(path), value: 'old' },
          { op: 'replace', path: toPointer(path), value: 'new' },
        ];
        expect(valueAt(applyJsonPatch(object, patch), ...path)).toBe('new');
      }),
    );
  });
});

function isSame(left: JsonObject, right: JsonObject): boolean {
  return (
    JSON.stringify(cleanTemplate(left)) === JSON.stringify(cleanTemplate(right))
  );
}
