import { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import { numberAt, textAt, valueAt } from '../model/raw';
import {
  aControllerRevision,
  aDaemonSet,
  anAutoscaler,
  aStatefulSet,
  aTemplate,
} from '../model/testUtils';
import { aService } from '../placement/testUtils/aService';
import { createOperationHandlers } from './createHandlers';
import {
  accept,
  anotherTemplate,
  aRetailCluster,
  change,
  FakeCluster,
  settle,
  verify,
} from './testUtils';

const place = { service: aService(), workload: 'deployment.backend' };
const codes = (remarks: readonly { code: string }[]) =>
  remarks.map(({ code }) => code);

describe('restart', () => {
  const context = { ...place, input: {} };

  it('marks the template with the time of acceptance, once', async () => {
    const cluster = aRetailCluster();
    const { restart } = createOperationHandlers(cluster.access);
    const step = await accept(restart, context);
    expect(await change(restart, step)).toMatchObject({ status: 'succeeded' });
    expect(await change(restart, step)).toMatchObject({ status: 'succeeded' });
    expect(cluster.effective).toHaveLength(1);
    expect(
      textAt(
        cluster.get('deployments', 'backend'),
        ...['spec', 'template', 'metadata', 'annotations'],
        'kubectl.kubernetes.io/restartedAt',
      ),
    ).toBe(step.acceptedAt);
    expect(await verify(restart, step)).toMatchObject({ status: 'running' });
    settle(cluster);
    expect(await verify(restart, step)).toMatchObject({ status: 'succeeded' });
  });

  it('has the same basis whenever it is planned', async () => {
    const { restart } = createOperationHandlers(aRetailCluster().access);
    expect((await restart.plan(context)).basis).toEqual(
      (await restart.plan(context)).basis,
    );
  });

  it('ends where the template is another', async () => {
    const cluster = aRetailCluster();
    const { restart } = createOperationHandlers(cluster.access);
    const step = await accept(restart, context);
    cluster.change('deployments', 'backend', anotherTemplate);
    await expect(change(restart, step)).rejects.toThrow(
      'not the one that the plan was made for',
    );
  });
});

describe('scale', () => {
  const context = { ...place, input: { replicas: 5 } };

  it('sets the replicas once, from whatever they are', async () => {
    const cluster = aRetailCluster();
    const { scale } = createOperationHandlers(cluster.access);
    const step = await accept(scale, context);
    cluster.change('deployments', 'backend', { spec: { replicas: 4 } });
    expect(await change(scale, step)).toMatchObject({ status: 'succeeded' });
    expect(await change(scale, step)).toMatchObject({ status: 'succeeded' });
    expect(cluster.effective).toHaveLength(1);
    expect(
      numberAt(cluster.get('deployments', 'backend'), 'spec', 'replicas'),
    ).toBe(5);
    expect(await verify(scale, step)).toMatchObject({
      status: 'running',
      progress: { total: 5 },
    });
    settle(cluster);
    cluster.change('deployments', 'backend', {
      status: { replicas: 5, availableReplicas: 5 },
    });
    expect(await verify(scale, step)).toMatchObject({ status: 'succeeded' });
  });

  it('does not fight an autoscaler that sets them anew', async () => {
    const cluster = aRetailCluster();
    const { scale } = createOperationHandlers(cluster.access);
    const step = await accept(scale, context);
    await change(scale, step);
    cluster.change('deployments', 'backend', { spec: { replicas: 3 } });
    await expect(change(scale, step)).rejects.toThrow('changed again since');
    await expect(verify(scale, step)).rejects.toThrow('are 3 and not 5');
    expect(cluster.effective).toHaveLength(1);
  });

  it('warns of the autoscaler that owns the replicas', async () => {
    const cluster = aRetailCluster(
      {},
      { horizontalpodautoscalers: [anAutoscaler()] },
    );
    const { scale } = createOperationHandlers(cluster.access);
    const plan = await scale.plan({ ...context, input: { replicas: 12 } });
    expect(plan.warnings).toEqual([
      expect.objectContaining({
        code: 'HpaOwnsReplicas',
        message:
          'The autoscaler backend-hpa owns the replicas and sets them anew within its 2–10, and 12 lies outside',
      }),
    ]);
    expect(plan.observations).toContainEqual({
      label: 'Autoscaler backend-hpa',
      value: '3 of 2–10, wants 3: 3 of 2–10',
    });
  });

  it('is blocked where nothing would change', async () => {
    const { scale } = createOperationHandlers(aRetailCluster().access);
    const plan = await scale.plan({ ...context, input: { replicas: 3 } });
    expect(codes(plan.blockers)).toEqual(['AlreadyScaled']);
  });
});

describe('rollout-pause and rollout-resume', () => {
  const context = { ...place, input: {} };

  it('pause once and resume once', async () => {
    const cluster = aRetailCluster();
    const handlers = createOperationHandlers(cluster.access);
    const pause = handlers['rollout-pause'];
    const resume = handlers['rollout-resume'];
    const paused = () =>
      valueAt(cluster.get('deployments', 'backend'), 'spec', 'paused');

    const pausing = await accept(pause, context);
    await change(pause, pausing);
    expect(await change(pause, pausing)).toMatchObject({ status: 'succeeded' });
    expect(paused()).toBe(true);
    expect(await verify(pause, pausing)).toMatchObject({ status: 'running' });
    settle(cluster);
    expect(await verify(pause, pausing)).toMatchObject({ status: 'succeeded' });

    const resuming = await accept(resume, context, {
      operationId: '22222222-2222-4222-8222-222222222222',
    });
    await change(resume, resuming);
    await change(resume, resuming);
    settle(cluster);
    expect(paused()).toBeUndefined();
    expect(await verify(resume, resuming)).toMatchObject({
      status: 'succeeded',
    });
    expect(cluster.effective).toHaveLength(2);
  });

  it('does not let loose another template than was reviewed', async () => {
    const cluster = aRetailCluster({ spec: { paused: true } });
    const { 'rollout-resume': resume } = createOperationHandlers(
      cluster.access,
    );
    const step = await accept(resume, context);
    cluster.change('deployments', 'backend', anotherTemplate);
    await expect(change(resume, step)).rejects.toThrow(
      'not the one that the plan was made for',
    );
    expect(cluster.effective).toEqual([]);
  });

  it.each<[OperationKind, boolean, string]>([
    ['rollout-pause', true, 'AlreadyPaused'],
    ['rollout-resume', false, 'NotPaused'],
  ])('%s is blocked where paused is %s', async (kind, paused, code) => {
    const cluster = aRetailCluster({ spec: { paused } });
    const handler = createOperationHandlers(cluster.access)[
      kind as 'rollout-pause'
    ];
    expect(codes((await handler.plan(context)).blockers)).toEqual([code]);
  });
});

describe('StatefulSet and DaemonSet', () => {
  const revisionsOf = (owner: Parameters<typeof aControllerRevision>[0]) =>
    [1, 2].map(revision =>
      aControllerRevision(owner, { revision, version: `1.${revision}.0` }),
    );
  const cluster = () =>
    new FakeCluster({
      statefulsets: [aStatefulSet()],
      daemonsets: [aDaemonSet()],
      controllerrevisions: [
        ...revisionsOf({ kind: 'StatefulSet', name: 'search' }),
        ...revisionsOf({ kind: 'DaemonSet', name: 'agent' }),
      ],
    });

  it.each([
    ['statefulset.search', 'statefulsets', 'search'],
    ['daemonset.agent', 'daemonsets', 'agent'],
  ])('%s goes back to a ControllerRevision', async (workload, plural, name) => {
    const fake = cluster();
    const { rollback } = createOperationHandlers(fake.access);
    const context = { ...place, workload, input: { toRevision: '1' } };
    expect((await rollback.plan(context)).blockers).toEqual([]);
    const step = await accept(rollback, context);
    await change(rollback, step);
    await change(rollback, step);
    expect(fake.effective).toHaveLength(1);
    expect(valueAt(fake.get(plural, name), 'spec', 'template')).toEqual(
      aTemplate('1.1.0'),
    );
  });

  it.each<[string, OperationKind]>([
    ['statefulset.search', 'rollout-pause'],
    ['daemonset.agent', 'rollout-resume'],
    ['daemonset.agent', 'scale'],
  ])('%s does not support %s', async (workload, kind) => {
    const handler = createOperationHandlers(cluster().access)[kind as 'scale'];
    const { blockers } = await handler.plan({
      ...place,
      workload,
      input: { replicas: 5 },
    });
    expect(codes(blockers)).toContain('NotSupported');
  });
});
