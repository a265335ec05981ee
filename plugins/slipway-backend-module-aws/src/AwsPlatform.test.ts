import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  Platform,
  slipwayPlatformsExtensionPoint,
} from '@slipway/backstage-plugin-slipway-node';
import { AwsPlatform } from './AwsPlatform';
import awsModule from './index';
import { ACCOUNT, aDatastore, anInstance } from './testUtils/builders';
import { ManualTiming } from './testUtils/ManualTiming';
import { ScriptedRds } from './testUtils/ScriptedRds';

const bindings = [
  { entityRef: 'component:default/backend', dbInstance: 'retail-pg' },
];

describe('the AWS platform', () => {
  let platform: Platform;
  let rds: ScriptedRds;
  const timing = new ManualTiming();

  beforeEach(() => {
    rds = new ScriptedRds();
    rds.instances = [anInstance()];
    const unused = {} as never;
    const clients = { rds: rds.client, sts: unused, iam: unused };
    const open = async () => ({ ...clients, secrets: unused });
    platform = new AwsPlatform({
      config: mockServices.rootConfig(),
      logger: mockServices.logger.mock(),
      access: { openReader: open, openReaderIn: open, openExecutor: open },
      timing,
    });
  });

  afterEach(() => platform.stop());

  it('shows the data stores of its targets', async () => {
    const service = aDatastore();
    await platform.start([service.target]);
    expect(platform.locate(service)).toEqual({
      status: 'placed',
      place: `${ACCOUNT} / us-east-1`,
    });
    expect(await platform.liveState.read(service)).toMatchObject({
      observation: {
        status: 'observed',
        workloads: [],
        datastores: [{ id: 'db-instance.retail-pg' }],
      },
    });
    expect(Object.keys(platform.operations).sort()).toEqual([
      'drill',
      'restore',
      'snapshot',
    ]);
  });

  it('says where a target is and whether it can be changed', () => {
    const roleArn = `arn:aws:iam::${ACCOUNT}:role/slipway-executor`;
    const { target } = aDatastore({ config: { executor: { roleArn } } });
    expect(platform.describe(target)).toEqual({
      place: `${ACCOUNT} / us-east-1`,
      canChange: true,
    });
    expect(platform.describe(aDatastore().target).canChange).toBe(false);
    expect(platform.ownershipProofs).toEqual(['tag']);
  });

  it('hosts Resources, and what an annotation or a binding names', async () => {
    const component = aDatastore({
      kind: 'Component',
      name: 'backend',
      annotations: {},
    });
    const { target } = aDatastore({ config: { bindings } });
    expect(platform.hosts(aDatastore({ annotations: {} }).entity)).toBe(true);
    expect(platform.hosts(aDatastore({ kind: 'Component' }).entity)).toBe(true);
    expect(platform.hosts(component.entity)).toBe(false);
    await platform.start([target]);
    expect(platform.hosts(component.entity)).toBe(true);
  });

  it('has no revisions, and links that name the entity', async () => {
    const service = aDatastore();
    expect(
      await platform.listRevisions(service, { workload: 'a', diff: false }),
    ).toEqual([]);
    await expect(
      platform.diffRevisions(service, { workload: 'a', from: '1', to: '2' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(platform.getLinkValues(service)).toMatchObject({
      service: 'retail-pg',
      environment: 'production',
      target: 'retail-data',
    });
  });

  it.each<[JsonObject, string]>([
    [{ region: 'everywhere' }, 'retail-data].aws.region'],
    [{ bindings: [...bindings, ...bindings] }, 'aws.bindings[1].entityRef'],
  ])('does not start with %j', async (config, key) => {
    await expect(
      platform.start([aDatastore({ config }).target]),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(key),
    });
    expect(rds.calls).toEqual([]);
  });

  it('answers nothing before it has been started', async () => {
    await expect(platform.liveState.read(aDatastore())).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });
});

describe('the AWS module', () => {
  it('adds the platform, which asks AWS nothing before it has targets', async () => {
    const added: Platform[] = [];
    const plugin = createBackendPlugin({
      pluginId: 'slipway',
      register(env) {
        env.registerExtensionPoint(slipwayPlatformsExtensionPoint, {
          addPlatform: it => added.push(it),
        });
        env.registerInit({ deps: {}, init: async () => {} });
      },
    });
    const backend = await startTestBackend({ features: [plugin, awsModule] });
    try {
      expect(added.map(({ id }) => id)).toEqual(['aws']);
      await added[0]?.start([]);
    } finally {
      await backend.stop();
    }
  });
});
