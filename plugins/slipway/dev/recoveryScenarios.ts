import {
  DatastoreRef,
  knownFact,
  RecoveryObjective,
  ServiceView,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import {
  anEnvironmentView,
  refused,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import {
  aDatastore,
  aDatastoreTarget,
  aDatastoreView,
  aMeasuredRecovery,
  aRecoveryPoint,
  someObjectives,
} from '../src/__testUtils__/aDatastore';
import { aDrill } from '../src/__testUtils__/aDrill';
import { ago } from './ago';

const LONG =
  'customer-loyalty-programme-recommendation-engine-with-a-name-that-nobody-shortened';

const seen = <TValue>(value: TValue) =>
  knownFact(value, { source: 'rds:DescribeDBInstances', observedAt: ago(1) });

const inRegions: RecoveryObjective[] = [
  ...someObjectives,
  {
    measure: 'rpo',
    scope: 'region',
    seconds: 86_400,
    source: 'slipway.environments[0].recovery.rpo-region',
  },
  {
    measure: 'retention',
    scope: 'local',
    seconds: 30 * 86_400,
    source: 'slipway.dev/retention',
  },
];

/** Backups have stopped for nine hours; nothing was ever measured. */
function breached(): ServiceView {
  const datastore = aDatastore({
    name: 'customer-db',
    latestRestorable: {
      local: seen(ago(9 * 60)),
      region: seen(ago(20 * 60)),
      account: unknownFact('not-configured', 'Copies elsewhere are not read'),
    },
    window: seen({ earliest: ago(7 * 1440), latest: ago(9 * 60) }),
    encryption: seen({ encrypted: false }),
    deletionProtection: seen(false),
    recoveryPoints: seen([
      aRecoveryPoint({
        id: 'customer-db-slipway-5e1d9c1e',
        origin: 'operation',
        usable: false,
        status: 'creating',
        time: ago(2),
        encrypted: false,
      }),
      ...Array.from({ length: 9 }, (_, day) =>
        aRecoveryPoint({
          id: `rds:customer-db-2026-01-${15 - day}`,
          time: ago(9 * 60 + day * 1440),
          encrypted: false,
        }),
      ),
      aRecoveryPoint({
        id: 'customer-db-copy',
        scope: 'region',
        region: 'us-west-2',
        time: ago(20 * 60),
      }),
    ]),
    checks: unknownFact('none-recorded', 'No checks are declared'),
  });
  return aDatastoreView([
    aDatastoreTarget([datastore], {}, { objectives: inRegions }),
  ]);
}

function unreachable(): ServiceView {
  const seenBefore = aDatastoreTarget([aDatastore()]);
  const { observation } = seenBefore;
  return aDatastoreView([
    {
      ...seenBefore,
      observation: {
        status: 'unknown',
        reason: 'unreachable',
        message: 'us-east-1 does not answer: connect ETIMEDOUT',
        since: ago(12),
        ...(observation.status === 'observed' && {
          lastSeen: {
            observedAt: ago(12),
            workloads: [],
            datastores: observation.datastores,
          },
        }),
      },
    },
  ]);
}

function rehearsing(): ServiceView {
  const drill = aDrill({ createdAt: ago(9) });
  const datastore = aDatastore();
  return aDatastoreView([
    aDatastoreTarget(
      [datastore],
      {
        activeOperations: [
          {
            ...drill,
            state: 'running',
            message: 'The copy is being made: 42 %',
            progress: { message: 'Creating', done: 42, total: 100 },
            endedAt: undefined,
            steps: drill.steps.slice(0, 1),
          },
        ],
      },
      {
        measured: aMeasuredRecovery({ kind: 'restore', at: ago(60 * 24 * 41) }),
      },
    ),
  ]);
}

function strange(): ServiceView {
  const staging = aDatastore({
    name: LONG,
    engine: 'RDS PostgreSQL 16.4 with a very long description of its engine',
    window: unknownFact('not-configured', 'Automated backups are off'),
    latestRestorable: {
      local: unknownFact('none-recorded', 'There is no completed backup'),
      region: unknownFact('none-recorded', 'There is no copy'),
      account: unknownFact('none-recorded', 'There is no copy'),
    },
    recoveryPoints: seen([]),
    retentionSeconds: unknownFact('not-configured', 'Backups are off'),
    ownership: {
      proved: false,
      message: 'The instance bears no tag backstage.io/entity-ref',
      fix: 'aws rds add-tags-to-resource --resource-name arn:aws:rds:us-east-1:123456789012:db:x --tags Key=backstage.io/entity-ref,Value=resource:default/x',
    },
  });
  return aDatastoreView([], {
    environments: [
      anEnvironmentView({
        name: 'staging',
        title: 'Staging',
        phase: undefined,
        targets: [aDatastoreTarget([staging], {}, { objectives: [] })],
      }),
      anEnvironmentView({
        name: 'production',
        title: 'Production',
        phase: undefined,
        targets: [
          aDatastoreTarget([aDatastore()], {
            permitted: refused('Only owners and people on call may do this.'),
          }),
          aDatastoreTarget([], { id: 'second', place: 'another / eu-west-1' }),
        ],
      }),
    ],
  });
}

/** Data stores in every state, by their name. */
export const recoveryScenarios: Record<string, () => ServiceView> = {
  'retail-pg': aDatastoreView,
  'customer-db': breached,
  'retail-rehearsing': rehearsing,
  'retail-unreachable': unreachable,
  [LONG]: strange,
  'retail-unbound': () =>
    aDatastoreView([], {
      environments: [],
      setup: {
        message: 'The resource carries none of the annotations that bind it.',
        yaml: 'metadata:\n  annotations:\n    aws.amazon.com/amazon-rds-db-instance-arn: arn:aws:rds:us-east-1:123456789012:db:retail-unbound\n',
      },
    }),
};

/** The data stores on which the component of that name depends. */
export function datastoresOf(kind: string, name: string): DatastoreRef[] {
  if (kind === 'resource') {
    return [toRef(name)];
  }
  switch (name) {
    case 'backend':
      return ['retail-pg', 'customer-db'].map(toRef);
    case 'linked':
      return Object.keys(recoveryScenarios).map(toRef);
    default:
      return [];
  }
}

function toRef(name: string): DatastoreRef {
  return {
    entityRef: `resource:default/${name}`,
    title: name,
    type: 'database',
  };
}
