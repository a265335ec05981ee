import { EquivalentCommand } from '@slipway/backstage-plugin-slipway-common';
import { quoteWord } from '@slipway/backstage-plugin-slipway-node';
import { CopyPlan, SourceIdentity } from './copyPlan';
import { buildRestoreInput } from './restoreInput';

/** The AWS CLI's own name of what `restoreInput` has as the API's. */
const verbs = {
  'rds:RestoreDBInstanceFromDBSnapshot': 'restore-db-instance-from-db-snapshot',
  'rds:RestoreDBInstanceToPointInTime': 'restore-db-instance-to-point-in-time',
} as const;

/** Makes and waits for the copy by hand. */
export function getRestoreCommands(
  plan: CopyPlan,
  identifier: string,
): EquivalentCommand[] {
  const { action, input } = buildRestoreInput(plan, { identifier, tags: {} });
  return [
    {
      title: 'Make the copy',
      command: aws(plan.source, verbs[action], toOptions({ ...input })),
    },
    {
      title: 'Wait until it is available',
      command: aws(plan.source, 'wait', [
        'db-instance-available',
        '--db-instance-identifier',
        identifier,
      ]),
    },
  ];
}

/** Removes a copy by hand. */
export function getRemoveCommand(
  source: SourceIdentity,
  identifier: string,
): EquivalentCommand {
  return {
    title: 'Remove the copy',
    command: aws(source, 'delete-db-instance', [
      '--db-instance-identifier',
      identifier,
      '--skip-final-snapshot',
      '--delete-automated-backups',
    ]),
  };
}

/** Takes and waits for a snapshot by hand. */
export function getSnapshotCommands(
  source: SourceIdentity,
  snapshot: string,
): EquivalentCommand[] {
  return [
    {
      title: 'Take the snapshot',
      command: aws(source, 'create-db-snapshot', [
        '--db-instance-identifier',
        source.identifier,
        '--db-snapshot-identifier',
        snapshot,
      ]),
    },
    {
      title: 'Wait until it is available',
      command: aws(source, 'wait', [
        'db-snapshot-available',
        '--db-snapshot-identifier',
        snapshot,
      ]),
    },
  ];
}

function aws(
  { region }: SourceIdentity,
  verb: string,
  words: readonly string[],
): string {
  return ['aws', '--region', region, 'rds', verb, ...words]
    .map(quoteWord)
    .join(' ');
}

/** Members of a request as options of the AWS CLI: `DBInstanceClass` is `--db-instance-class`. */
function toOptions(input: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(input).flatMap(([name, value]) => {
    const option = toKebab(name);
    if (value === undefined || (Array.isArray(value) && value.length === 0)) {
      return [];
    }
    if (typeof value === 'boolean') {
      return [value ? `--${option}` : `--no-${option}`];
    }
    if (value instanceof Date) {
      return [`--${option}`, value.toISOString()];
    }
    return Array.isArray(value)
      ? [`--${option}`, ...value.map(toItem)]
      : [`--${option}`, String(value)];
  });
}

/** An item of a list: a text as it is, a tag as JSON, as the short form has no quotes for commas. */
function toItem(item: unknown): string {
  return typeof item === 'string' ? item : JSON.stringify(item);
}

/** As the AWS CLI derives them, e.g. `EnableIAMDatabaseAuthentication`, `VpcSecurityGroupIds`, `MultiAZ`. */
function toKebab(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLocaleLowerCase('en-US');
}
