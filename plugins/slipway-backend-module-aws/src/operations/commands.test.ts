import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { anInstance, aSnapshot } from '../testUtils/anInstance';
import { FakeAws } from '../testUtils/FakeAws';
import { createOperationHandlers } from './createOperationHandlers';
import { aPlanContext, operationId, portsOf } from './testUtils';

/** The words that a POSIX shell makes of a command, without running it. */
function readByShell(command: string): string[] {
  const output = execFileSync('sh', ['-c', `printf '%s\\0' ${command}`]);
  return output.toString('utf8').split('\0').slice(0, -1);
}

const tag = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 30 })
  .filter(
    text => !/[\0\p{Surrogate}]/u.test(text) && !/^(aws:|slip)/.test(text),
  );
const hostile = fc.constantFrom(
  `'; reboot; '`,
  '$(reboot)',
  '`reboot`',
  'a,Key=b',
  '--skip-final-snapshot',
);

describe('the commands of a plan', () => {
  it('do the same as the operation, with every setting', async () => {
    const { restore } = createOperationHandlers(portsOf(new FakeAws()));
    const { commands } = await restore.plan({
      ...aPlanContext<'restore'>({ pointInTime: '2026-01-15T09:00:00.000Z' }),
      operationId,
    });
    expect(commands.map(({ command }) => command)).toEqual([
      [
        'aws --region us-east-1 rds restore-db-instance-to-point-in-time',
        '--source-db-instance-identifier retail-pg',
        '--target-db-instance-identifier retail-pg-restored-0f3a2b1c',
        '--restore-time 2026-01-15T09:00:00.000Z',
        '--max-allocated-storage 1000 --db-instance-class db.r6g.large --port 5433',
        '--db-subnet-group-name retail-data --multi-az --no-publicly-accessible',
        '--auto-minor-version-upgrade --storage-type gp3',
        '--option-group-name default:postgres-16 --vpc-security-group-ids sg-0retail',
        '--db-parameter-group-name retail-pg16 --copy-tags-to-snapshot',
        '--enable-iam-database-authentication --enable-cloudwatch-logs-exports postgresql',
        '--deletion-protection --backup-retention-period 7',
        '--preferred-backup-window 03:00-03:30 --ca-certificate-identifier rds-ca-rsa2048-g1',
        `--tags '{"Key":"backstage.io/entity-ref","Value":"resource:default/retail-pg"}' '{"Key":"environment","Value":"production"}'`,
      ].join(' '),
      'aws --region us-east-1 rds wait db-instance-available --db-instance-identifier retail-pg-restored-0f3a2b1c',
    ]);
  });

  it('of a drill end with the removal of the copy, and of nothing else', async () => {
    const { drill } = createOperationHandlers(portsOf(new FakeAws()));
    const { commands } = await drill.plan(aPlanContext<'drill'>({}));
    expect(commands.at(-1)).toEqual({
      title: 'Remove the copy',
      command:
        'aws --region us-east-1 rds delete-db-instance --db-instance-identifier retail-pg-drill-by-hand --skip-final-snapshot --delete-automated-backups',
    });
  });

  it('S14: have the words that they are meant to have, whatever tags and names say', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(tag, hostile),
        fc.oneof(tag, hostile),
        async (key, value) => {
          const aws = new FakeAws({
            instances: [anInstance({ TagList: [{ Key: key, Value: value }] })],
            snapshots: [aSnapshot({ DBSnapshotIdentifier: value })],
          });
          const { restore, snapshot } = createOperationHandlers(portsOf(aws));
          const { commands } = await restore.plan({
            ...aPlanContext<'restore'>({ recoveryPoint: value }),
            operationId,
          });
          const words = readByShell(commands[0]?.command ?? '');
          expect(words.slice(-2)).toEqual([
            '--tags',
            JSON.stringify({ Key: key, Value: value }),
          ]);
          expect(words[words.indexOf('--db-snapshot-identifier') + 1]).toBe(
            value,
          );
          const { commands: others } = await snapshot.plan(
            aPlanContext<'snapshot'>({}),
          );
          expect(readByShell(others[0]?.command ?? '')).toEqual([
            ...['aws', '--region', 'us-east-1', 'rds', 'create-db-snapshot'],
            ...['--db-instance-identifier', 'retail-pg'],
            ...['--db-snapshot-identifier', 'retail-pg-slipway-by-hand'],
          ]);
        },
      ),
      { numRuns: 15 },
    );
  });
});
