import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  slipwayServiceReadPermission,
  serviceViewSchema,
  TargetView,
} from '@slipway/backstage-plugin-slipway-common';
import {
  createSlipwayConditionalDecision,
  slipwayConditions,
} from '../permissions/conditions';
import { aBackend, aComponent, TestBackend } from '../testUtils/aBackend';
import { aWorkload } from '../testUtils/FakeLiveState';
import { as } from '../testUtils/people';
import { withDatabase } from '../testUtils/withDatabase';

const path = '/services/default/component/backend';
const now = '2026-01-01T00:00:00.000Z';

describe('the page of a service', () => {
  const backends: TestBackend[] = [];
  afterEach(async () => {
    await Promise.all(backends.splice(0).map(backend => backend.stop()));
  });
  const databases = withDatabase();

  const start = async (
    options: Partial<Parameters<typeof aBackend>[0]> = {},
  ) => {
    const backend = await aBackend({
      database: await databases.create(),
      ...options,
    });
    backends.push(backend);
    return backend;
  };

  const getPage = async (backend: TestBackend, authorization = as.owner) => {
    const { body } = await backend.get(path, authorization).expect(200);
    return serviceViewSchema.parse(body);
  };

  const summarize = (targets: TargetView[]) =>
    targets.map(({ id, observation }) => [
      id,
      observation.status === 'unknown' ? observation.message : 'observed',
    ]);

  it('shows the environments in order, with what may be asked for', async () => {
    const page = await getPage(await start());
    expect(page).toMatchObject({
      entityRef: 'component:default/backend',
      title: 'backend',
      environments: [
        { name: 'staging', title: 'Staging', phase: 'Healthy' },
        {
          name: 'production',
          phase: 'Healthy',
          targets: [
            { id: 'retail-cluster', place: 'retail-cluster' },
            { id: 'west' },
          ],
        },
      ],
    });
    expect(page.setup).toBe(undefined);
    expect(page.environments[0]!.targets[0]!.permitted).toEqual(
      ['rollback', 'restart', 'scale', 'rollout-pause', 'rollout-resume'].map(
        kind => ({ kind, allowed: true }),
      ),
    );
  }, 60_000);

  it('says to one who only reads which permission is lacking, on what', async () => {
    const page = await getPage(await start(), as.reader);
    expect(page.environments[1]!.targets[1]!.permitted[0]).toEqual({
      kind: 'rollback',
      allowed: false,
      message:
        'You lack slipway.rollback on component:default/backend#production/west',
    });
  }, 60_000);

  it('0 upstream calls, 1 catalog call and 1 permission call for each of 50 viewers of a warm page', async () => {
    const backend = await start();
    await getPage(backend);
    const cold = {
      ...backend.counts,
      upstream: backend.liveState.upstreamCalls,
    };
    await Promise.all(Array.from({ length: 50 }, () => getPage(backend)));
    expect(backend.liveState.upstreamCalls - cold.upstream).toBe(0);
    expect(backend.counts.catalog - cold.catalog).toBe(50);
    expect(backend.counts.permissions - cold.permissions).toBe(50);
    expect(backend.liveState.countListeners()).toBe(3);
  }, 60_000);

  it('one change makes one signal, and its version is waited for in its target only', async () => {
    const backend = await start();
    const page = await getPage(backend);
    backend.liveState.change('production/west');
    expect(backend.signals).toHaveLength(1);
    const { id, version } = backend.signals[0]!.message;
    expect(id).toBe(page.signalId);

    backend.liveState.afters.length = 0;
    await backend.get(`${path}?after=${version}`, as.owner).expect(200);
    expect(backend.liveState.afters).toEqual([undefined, undefined, '2']);

    backend.liveState.change('production/west');
    backend.liveState.change('production/west');
    expect(backend.signals).toHaveLength(1);
  }, 60_000);

  it('takes back the version of a page', async () => {
    const backend = await start();
    const { version } = await getPage(backend);
    backend.liveState.afters.length = 0;
    await backend.get(`${path}?after=${version}`, as.owner).expect(200);
    expect(backend.liveState.afters).toEqual(['1', '1', '1']);
  }, 60_000);

  it('names the service alike in signals of every replica', async () => {
    const database = await databases.create();
    const [one, two] = [await start({ database }), await start({ database })];
    expect((await getPage(one)).signalId).toBe((await getPage(two)).signalId);
    const other = await getPage(await start());
    expect((await getPage(one)).signalId).not.toBe(other.signalId);
  }, 60_000);

  it('F28: a target that cannot be reached harms no other', async () => {
    const backend = await start();
    const { observations } = backend.liveState;
    observations.set(
      'production/retail-cluster',
      new Error('ECONNREFUSED canary'),
    );
    observations.set('production/west', {
      status: 'unknown',
      reason: 'unreachable',
      message: 'No answer',
      since: now,
      lastSeen: { observedAt: now, workloads: [aWorkload()] },
    });
    const page = await getPage(backend);
    expect(page.environments.map(({ phase }) => phase)).toEqual([
      'Healthy',
      'Unknown',
    ]);
    const [cluster, west] = page.environments[1]!.targets;
    expect(cluster!.observation).toEqual({
      status: 'unknown',
      reason: 'unreachable',
      message: 'retail-cluster cannot be read; the log of the backend says why',
    });
    expect(west!.observation).toMatchObject({
      since: now,
      lastSeen: { observedAt: now },
    });
    expect(west!.permitted[0]).toEqual({
      kind: 'rollback',
      allowed: false,
      message: 'What runs here is not known: No answer',
    });
  }, 60_000);

  it('S1, S15: an invisible service is answered like an unknown one', async () => {
    const backend = await start({
      isVisible: (_, { principal }) =>
        (principal as { userEntityRef?: string }).userEntityRef !==
        'user:default/bob',
    });
    await getPage(backend);
    const asked = '/services/default/component/';
    const invisible = await backend.get(`${asked}backend`, as.otherTeam);
    const unknown = await backend.get(`${asked}unknown`, as.otherTeam);
    const forbidden = await backend.get(`${asked}backend`, as.nobody);
    expect(invisible.status).toBe(404);
    expect(forbidden.body).toEqual(invisible.body);
    expect(JSON.stringify(unknown.body)).toBe(
      JSON.stringify(invisible.body).replaceAll('backend', 'unknown'),
    );
  }, 60_000);

  it('leaves dark what may not be read, and reads nothing there', async () => {
    const backend = await start({
      policy: permission =>
        permission.name === slipwayServiceReadPermission.name
          ? createSlipwayConditionalDecision(
              slipwayServiceReadPermission,
              slipwayConditions.inEnvironment({ environments: ['staging'] }),
            )
          : { result: AuthorizeResult.ALLOW },
    });
    const page = await getPage(backend);
    expect(page.environments[1]).toEqual({
      name: 'production',
      title: 'production',
      phase: 'Unknown',
      targets: ['retail-cluster', 'west'].map(id => ({
        ...{
          id,
          title: id,
          platform: 'fake',
          place: id,
          permitted: [],
          links: [],
          activeOperations: [],
        },
        observation: {
          status: 'unknown',
          reason: 'no-access',
          message: 'You may not see this',
        },
      })),
    });
    expect(backend.liveState.reads).toBe(1);
    const place = 'environment=production&target=west';
    const revisions = await backend.get(
      `${path}/workloads/deployment.backend/revisions?${place}`,
      as.owner,
    );
    expect(revisions.status).toBe(404);
  }, 60_000);

  it('names the rule where an annotation is outside of the binding', async () => {
    const backend = await start({
      platform: {
        locate: () => ({
          status: 'refused',
          rule: 'slipway.environments[0].targets[0].fake.namespace',
          message: "Namespace 'payments' is not allowed",
        }),
      },
    });
    const page = await getPage(backend);
    expect(summarize(page.environments[0]!.targets)).toEqual([
      [
        'retail-cluster',
        "Namespace 'payments' is not allowed (slipway.environments[0].targets[0].fake.namespace)",
      ],
    ]);
    expect(page.setup).toBe(undefined);
    expect(backend.liveState.reads).toBe(0);
  }, 60_000);

  it.each([
    [
      'no annotation',
      aComponent('backend'),
      'It names no workloads',
      'the: yaml\n',
    ],
    [
      'an owner who may use no target',
      aComponent('backend', { spec: { owner: 'group:default/payments' } }),
      "No target is open to 'group:default/payments'",
      "owners: ['group:default/payments']",
    ],
    [
      'no owner',
      aComponent('backend', { spec: {} }),
      'has no owner',
      'spec:\n  owner:',
    ],
  ])(
    'says what to add where there is %s',
    async (_, entity, message, yaml) => {
      const backend = await start({
        entities: [entity],
        platform: {
          locate: () => ({
            status: 'not-annotated',
            message: 'It names no workloads',
            yaml: 'the: yaml\n',
          }),
        },
      });
      const page = await getPage(backend);
      expect(page.setup?.message).toContain(message);
      expect(page.setup?.yaml).toContain(yaml);
      expect(backend.liveState.reads).toBe(0);
    },
    60_000,
  );

  it('S8: shows listed fields only', async () => {
    const backend = await start();
    backend.liveState.observations.set('staging/retail-cluster', {
      status: 'observed',
      observedAt: now,
      workloads: [
        { ...aWorkload(), env: 'canary' } as ReturnType<typeof aWorkload>,
      ],
    });
    const { text } = await backend.get(path, as.owner).expect(200);
    expect(text).toContain('"deployment.backend"');
    expect(text).not.toContain('canary');
  }, 60_000);
});
