import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readSlipwayConfig } from './readSlipwayConfig';

const aTarget = (overrides: JsonObject = {}): JsonObject => ({
  id: 'retail-cluster',
  platform: 'kubernetes',
  owners: ['group:default/*'],
  kubernetes: { cluster: 'retail-cluster', namespace: 'production' },
  ...overrides,
});

const onAws = (overrides: JsonObject = {}): JsonObject => ({
  id: 'retail-data',
  platform: 'aws',
  owners: ['group:default/*'],
  aws: { region: 'us-east-1' },
  ...overrides,
});

const anEnvironment = (overrides: JsonObject = {}): JsonObject => ({
  name: 'production',
  targets: [aTarget()],
  ...overrides,
});

const read = (slipway: JsonObject) =>
  readSlipwayConfig(new ConfigReader({ slipway }), {
    platforms: [
      {
        id: 'kubernetes',
        ownershipProofs: ['label', 'namespace', 'argocd-tracking-id'],
      },
      { id: 'aws', ownershipProofs: ['tag'] },
    ],
  });

describe('readSlipwayConfig', () => {
  it('keeps the order of environments and targets and fills in what is left out', () => {
    const config = read({
      environments: [
        anEnvironment({ name: 'development', title: 'Development' }),
        anEnvironment({ targets: [aTarget(), aTarget({ id: 'west' })] }),
      ],
      onCallGroups: ['group:Default/On-Call'],
    });

    expect(config).toEqual({
      environments: [
        {
          name: 'development',
          title: 'Development',
          recovery: [],
          targets: [expect.objectContaining({ environment: 'development' })],
        },
        {
          name: 'production',
          title: 'production',
          recovery: [],
          targets: [
            {
              key: 'slipway.environments[1].targets[0]',
              environment: 'production',
              id: 'retail-cluster',
              title: 'retail-cluster',
              platform: 'kubernetes',
              owners: ['group:default/*'],
              ownership: { by: 'label', key: 'backstage.io/kubernetes-id' },
              config: expect.anything(),
            },
            expect.objectContaining({ id: 'west', title: 'west' }),
          ],
        },
      ],
      onCallGroups: ['group:default/on-call'],
      links: [],
    });
  });

  it.each<[JsonObject | undefined, object]>([
    [undefined, { by: 'label', key: 'backstage.io/kubernetes-id' }],
    [
      { by: 'label', key: 'app.kubernetes.io/name' },
      { by: 'label', key: 'app.kubernetes.io/name' },
    ],
    [{ by: 'namespace' }, { by: 'namespace' }],
    [{ by: 'argocd-tracking-id' }, { by: 'argocd-tracking-id' }],
  ])('reads the ownership proof %j', (ownership, expected) => {
    const target = aTarget(ownership ? { ownership } : {});
    const { environments } = read({
      environments: [anEnvironment({ targets: [target] })],
    });
    expect(environments[0]?.targets[0]?.ownership).toEqual(expected);
  });

  it.each<[JsonObject | undefined, object]>([
    [undefined, { by: 'tag', key: 'backstage.io/entity-ref' }],
    [
      { by: 'tag', key: 'example.com/service' },
      { by: 'tag', key: 'example.com/service' },
    ],
  ])(
    "reads %j as a proof that the target's platform knows",
    (ownership, expected) => {
      const target = onAws(ownership ? { ownership } : {});
      const { environments } = read({
        environments: [anEnvironment({ targets: [target] })],
      });
      expect(environments[0]?.targets[0]?.ownership).toEqual(expected);
    },
  );

  it('hands the platform its part, which knows its key', () => {
    const { environments } = read({ environments: [anEnvironment()] });
    const { config } = environments[0]!.targets[0]!;
    expect(() => config.getString('nothing')).toThrow(
      'slipway.environments[0].targets[0].kubernetes.nothing',
    );
  });

  const environmentWith = (target: JsonObject) => ({
    environments: [anEnvironment({ targets: [target] })],
  });

  it.each<[string, JsonObject, string]>([
    ['no environments', {}, "at 'slipway.environments', which is missing"],
    [
      'two environments of one name',
      { environments: [anEnvironment(), anEnvironment()] },
      `at 'slipway.environments[1].name', which is "production": another environment has this name. Give each`,
    ],
    [
      'a bad name',
      { environments: [anEnvironment({ name: 'Prod EU' })] },
      `at 'slipway.environments[0].name', which is "Prod EU": it must be a DNS label`,
    ],
    [
      'an environment without targets',
      { environments: [anEnvironment({ targets: [] })] },
      "at 'slipway.environments[0].targets', which is []",
    ],
    [
      'two targets of one ID',
      { environments: [anEnvironment({ targets: [aTarget(), aTarget()] })] },
      `at 'slipway.environments[0].targets[1].id', which is "retail-cluster"`,
    ],
    [
      'an unknown platform',
      environmentWith(aTarget({ platform: 'nomad' })),
      `[0].platform', which is "nomad": no module adds a platform of this name; known are: kubernetes, aws. Correct the name`,
    ],
    [
      'a platform without its part',
      environmentWith({ id: 'west', platform: 'aws', owners: ['*'] }),
      "[0].aws', which is missing",
    ],
    [
      'empty owners',
      environmentWith(aTarget({ owners: [] })),
      "[0].owners', which is []: nobody may use this target",
    ],
    [
      'an owner without its kind',
      environmentWith(aTarget({ owners: ['retail'] })),
      `[0].owners[0]', which is "retail"`,
    ],
    [
      'an unknown proof of ownership',
      environmentWith(aTarget({ ownership: { by: 'trust' } })),
      `[0].ownership.by', which is "trust": ownership cannot be proved in this way on 'kubernetes'. Use label (with a key) or namespace or argocd-tracking-id`,
    ],
    [
      "another platform's proof of ownership",
      environmentWith(aTarget({ ownership: { by: 'tag' } })),
      `[0].ownership.by', which is "tag": ownership cannot be proved in this way on 'kubernetes'`,
    ],
    [
      'a proof of ownership that its platform does not know',
      environmentWith(onAws({ ownership: { by: 'label' } })),
      `[0].ownership.by', which is "label": ownership cannot be proved in this way on 'aws'. Use tag (with a key)`,
    ],
    [
      'a misspelt key',
      environmentWith(aTarget({ owner: ['group:default/a'] })),
      "[0].owner': nothing reads this key. Use one of id, title, platform, owners",
    ],
    [
      'an on-call group without its kind',
      { environments: [anEnvironment()], onCallGroups: ['on-call'] },
      `at 'slipway.onCallGroups[0]', which is "on-call": this is not a full entity reference. Write it as 'group:default/on-call'`,
    ],
  ])('refuses %s with key, value and fix', (_, slipway, message) => {
    expect(() => read(slipway)).toThrow(message);
  });

  it('does not show the value of a key that nothing reads', () => {
    const slipway = environmentWith(aTarget({ token: 'canary-secret' }));
    expect(() => read(slipway)).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('canary-secret'),
      }),
    );
  });
});
