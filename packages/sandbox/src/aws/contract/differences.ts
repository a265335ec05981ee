import type { Scenario } from './Scenario';

/** Something in which moto is known not to do as AWS does; the simulator follows AWS. */
export interface Difference {
  what: string;
  /** Why the simulator is not held to moto here. */
  reason: string;
  /** What moto tells at a step: the fields that differ, or all of it. */
  steps: readonly {
    scenario: string;
    step: string;
    fields?: Readonly<Record<string, unknown>>;
    instead?: unknown;
  }[];
}

/** An instance that is there at once. */
const atOnce = { status: 'available', hasEndpoint: true, isRestorable: true };

/** Settings that moto copies from the source. */
const copied = { multiAz: true, protected: true };

const notThere = { error: 'Error', status: 500 };

/** Every difference that is known, in moto 5.2.5. */
export const differences: readonly Difference[] = [
  {
    what: 'Instances and snapshots come and go at once',
    reason:
      'In AWS they take minutes, in the states creating, backing-up and deleting; their durations are scripted in the simulator.',
    steps: [
      {
        scenario: 'snapshots',
        step: 'make',
        fields: { status: 'available', hasTime: true },
      },
      {
        scenario: 'snapshots',
        step: 'remove',
        fields: { status: 'available' },
      },
      { scenario: 'restoring', step: 'restore', fields: atOnce },
      { scenario: 'restoring', step: 'all told', fields: atOnce },
      { scenario: 'point in time', step: 'restore', fields: atOnce },
    ],
  },
  {
    what: 'A restored instance has Multi-AZ and deletion protection of its source',
    reason:
      'AWS restores into a single zone without protection unless told otherwise, as the API reference of both restores says.',
    steps: [
      { scenario: 'restoring', step: 'restore', fields: copied },
      { scenario: 'restoring', step: 'when it is there', fields: copied },
      { scenario: 'point in time', step: 'restore', fields: copied },
      { scenario: 'point in time', step: 'when it is there', fields: copied },
    ],
  },
  {
    what: 'A restore to a point in time keeps the parameter group of its source',
    reason:
      'AWS gives it the default parameter group, as the API reference says.',
    steps: ['restore', 'when it is there'].map(step => ({
      scenario: 'point in time',
      step,
      fields: { parameterGroups: ['retail-pg16'] },
    })),
  },
  {
    what: 'Automated backups have no window and no retention',
    reason: 'AWS tells both; the model of botocore has them.',
    steps: [
      {
        scenario: 'backups',
        step: 'backups',
        instead: [
          {
            id: 'retail-pg',
            status: 'active',
            hasWindow: false,
            retention: undefined,
          },
        ],
      },
    ],
  },
  {
    what: 'DescribeAccountAttributes and SimulatePrincipalPolicy are not there',
    reason: 'moto does not implement them.',
    steps: [
      { scenario: 'backups', step: 'quotas', instead: notThere },
      { scenario: 'rights', step: 'simulate', instead: notThere },
      { scenario: 'rights', step: 'of a missing role', instead: notThere },
    ],
  },
  {
    what: 'Pages of fewer than 20 are given',
    reason: 'AWS refuses a MaxRecords below 20, as the API reference says.',
    steps: [
      {
        scenario: 'reading',
        step: 'too small a page',
        instead: ['retail-pg', 'spare'],
      },
    ],
  },
  {
    what: 'An instance that is not there has no tags',
    reason: 'AWS answers DBInstanceNotFound, as the API reference says.',
    steps: [{ scenario: 'tagging', step: 'missing', instead: {} }],
  },
  {
    what: 'A role that is not there can be taken on',
    reason: 'AWS denies it; moto checks no rights.',
    steps: [
      {
        scenario: 'identity',
        step: 'take on a missing role',
        instead: {
          arn: 'arn:aws:sts::123456789012:assumed-role/slipway-executor-2/operation-1',
          isTemporary: true,
        },
      },
    ],
  },
  {
    what: 'A missing secret is answered with 404',
    reason: 'Secrets Manager answers 400, as the API reference says.',
    steps: [
      {
        scenario: 'secrets',
        step: 'missing',
        instead: { error: 'ResourceNotFoundException', status: 404 },
      },
    ],
  },
];

/** What moto tells at each step of a scenario: what AWS does, but for the known differences. */
export function expectOfMoto({
  name,
  expected,
}: Pick<Scenario, 'name' | 'expected'>): Readonly<Record<string, unknown>> {
  const told: Record<string, unknown> = { ...expected };
  for (const { scenario, step, fields, instead } of differences.flatMap(
    ({ steps }) => steps,
  )) {
    if (scenario === name) {
      told[step] = fields ? { ...(told[step] as object), ...fields } : instead;
    }
  }
  return told;
}
