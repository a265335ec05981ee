import {
  Datastore,
  TargetObservation,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import {
  aPlatform,
  aTarget,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aWorkload } from '../testUtils/FakeLiveState';
import { getPermittedOperations } from './getPermittedOperations';

const observed = (...workloads: Workload[]): TargetObservation => ({
  status: 'observed',
  observedAt: '2026-01-01T00:00:00.000Z',
  workloads,
});

const unknown = {
  known: false,
  reason: 'none-recorded',
  message: 'Nothing says it',
} as const;

const aDatastore = (ownership: Datastore['ownership']): Datastore => ({
  id: 'db-instance.retail-pg',
  name: 'retail-pg',
  engine: 'RDS PostgreSQL 16.4',
  resourceName: 'arn:aws:rds:us-east-1:123456789012:db:retail-pg',
  status: 'available',
  latestRestorable: { local: unknown, region: unknown, account: unknown },
  window: unknown,
  recoveryPoints: unknown,
  retentionSeconds: unknown,
  encryption: unknown,
  deletionProtection: unknown,
  multiZone: unknown,
  checks: unknown,
  ownership,
});
const proved = aDatastore({ proved: true, evidence: 'tag' });
const untagged = aDatastore({
  proved: false,
  message: 'No tag names it',
  fix: 'aws rds add-tags-to-resource …',
});
const stored = (...datastores: Datastore[]): TargetObservation => ({
  ...{ status: 'observed', observedAt: '2026-01-01T00:00:00.000Z' },
  ...{ workloads: [], datastores },
});

const argo = aWorkload({
  gitOps: { controller: 'Argo CD', application: 'shop', evidence: 'label' },
});
const unproved = aWorkload({
  ownership: {
    proved: false,
    message: 'No label names it',
    fix: 'kubectl label …',
  },
});

function explain(options: {
  observation?: TargetObservation;
  canChange?: boolean;
  refused?: string;
}) {
  const { canChange = true, refused } = options;
  const permitted = getPermittedOperations({
    platform: Object.assign(aPlatform(), {
      describe: () => ({ place: 'x', canChange }),
    }),
    target: aTarget(),
    observation: options.observation ?? observed(aWorkload()),
    refusals: new Map(refused ? [['rollback', refused]] : []),
  });
  return Object.fromEntries(
    permitted.map(it => [it.kind, it.allowed ? 'allowed' : it.message]),
  );
}

describe('getPermittedOperations', () => {
  it('leaves out what the platform cannot do', () => {
    const platform = Object.assign(aPlatform(), { operations: {} });
    expect(
      getPermittedOperations({
        platform,
        target: aTarget(),
        observation: observed(aWorkload()),
        refusals: new Map(),
      }),
    ).toEqual([]);
  });

  it.each<[string, Parameters<typeof explain>[0], string, string]>([
    ['a healthy workload', {}, 'allowed', 'allowed'],
    [
      'a refusal by the policy',
      { refused: 'You lack it' },
      'You lack it',
      'allowed',
    ],
    [
      'a target without credentials for changing',
      { canChange: false },
      "'production/retail-cluster' is read-only: no credentials for changing are configured",
      "'production/retail-cluster' is read-only: no credentials for changing are configured",
    ],
    [
      'a target where nothing runs',
      { observation: observed() },
      'Nothing runs here',
      'Nothing runs here',
    ],
    [
      'a workload that Argo CD owns',
      { observation: observed(argo) },
      'Argo CD (shop) owns backend and would take the change back: make it in Git',
      'allowed',
    ],
    [
      'one of two that Argo CD owns',
      { observation: observed(argo, aWorkload()) },
      'allowed',
      'allowed',
    ],
    [
      'a workload without proof',
      { observation: observed(unproved) },
      'No label names it: kubectl label …',
      'No label names it: kubectl label …',
    ],
    [
      'a refusal before all else',
      { refused: 'You lack it', observation: observed() },
      'You lack it',
      'Nothing runs here',
    ],
  ])('%s', (_, options, rollback, restart) => {
    expect(explain(options)).toMatchObject({ rollback, restart });
  });

  describe('on data stores', () => {
    const onWorkloads = ['rollback', 'restart', 'scale'];
    const onStores = ['snapshot', 'restore', 'drill'];

    it.each<[string, TargetObservation, string]>([
      ['are allowed where it proves its owner', stored(proved), 'allowed'],
      [
        'are refused where none does (S2)',
        stored(untagged),
        'No tag names it: aws rds add-tags-to-resource …',
      ],
      [
        'are allowed where one of two does',
        stored(untagged, proved),
        'allowed',
      ],
    ])('%s, and no others are offered', (_, observation, answer) => {
      expect(explain({ observation })).toEqual(
        Object.fromEntries(onStores.map(kind => [kind, answer])),
      );
    });

    it.each<[string, TargetObservation]>([
      ['workloads', observed(aWorkload())],
      ['workloads and an empty list', { ...stored(), ...observed(argo) }],
    ])('are not offered where there are only %s', (_, observation) => {
      const kinds = Object.keys(explain({ observation }));
      expect(kinds).toEqual(expect.arrayContaining(onWorkloads));
      expect(onStores.filter(kind => kinds.includes(kind))).toEqual([]);
    });

    it('are those that were last seen where that is not known now (F28)', () => {
      const explained = explain({
        observation: {
          status: 'unknown',
          reason: 'unreachable',
          message: 'No answer since 10:00',
          lastSeen: stored(proved) as never,
        },
      });
      expect(explained).toEqual(
        Object.fromEntries(
          onStores.map(kind => [
            kind,
            'What runs here is not known: No answer since 10:00',
          ]),
        ),
      );
    });
  });
});
