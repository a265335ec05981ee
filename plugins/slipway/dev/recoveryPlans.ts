import {
  Operation,
  Plan,
  PlanRequest,
} from '@slipway/backstage-plugin-slipway-common';
import { aPlan } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { aDrill } from '../src/__testUtils__/aDrill';

const settings = `--- nothing
+++ DB instance retail-pg-restored-5e1d9c1e
@@ -0,0 +1,12 @@
+DBInstanceIdentifier: retail-pg-restored-5e1d9c1e
+DBInstanceClass: db.r6g.large
+DBSubnetGroupName: retail-data
+VpcSecurityGroupIds: [sg-0a1b2c3d]
+DBParameterGroupName: retail-pg16
+MultiAZ: false
+KmsKeyId: arn:aws:kms:us-east-1:123456789012:key/5e1d9c1e
+BackupRetentionPeriod: 7
+DeletionProtection: true
`;

/** What the backend would say to a snapshot, a restore or a drill. */
export function recoveryPlanFor(request: PlanRequest): Plan {
  const { kind } = request;
  const summaries: Record<string, string> = {
    restore:
      'Restore retail-pg as of 09:56:00 UTC into the new retail-pg-restored-5e1d9c1e',
    drill: 'Rehearse the recovery of retail-pg in a copy, then remove the copy',
    snapshot: 'Take a snapshot of retail-pg',
  };
  return aPlan({
    request,
    summary: summaries[kind] ?? kind,
    changes:
      kind === 'snapshot'
        ? []
        : [{ title: 'New DB instance, as the source', diff: settings }],
    effects: [
      {
        code: 'NewInstance',
        message: 'Makes a new instance; retail-pg stays as it is',
      },
      {
        code: 'NoCutOver',
        message: 'Nothing is switched over to it: that is a step of its own',
      },
    ],
    warnings: [],
    observations: [{ label: 'Instances of the account', value: '14 of 40' }],
    blastRadius: [
      { entityRef: 'component:default/backend', relation: 'dependencyOf' },
    ],
    commands: [
      {
        title: 'Restore',
        command:
          'aws rds restore-db-instance-to-point-in-time --source-db-instance-identifier retail-pg --target-db-instance-identifier retail-pg-restored-5e1d9c1e --restore-time 2026-01-15T09:56:00Z',
      },
    ],
    confirmation: kind === 'restore' ? 'retail-pg' : undefined,
    createdAt: new Date().toISOString(),
  });
}

/** An operation on a data store after so many milliseconds: a minute of the drill passes in a second. */
export function goOn(operation: Operation, passed: number): Operation {
  const all = aDrill({ createdAt: operation.createdAt });
  const began = Date.parse(operation.createdAt);
  const quick = (at: string) => began + (Date.parse(at) - began) / 60;
  const now = began + passed;
  const steps = all.steps
    .filter(({ startedAt }) => quick(startedAt) <= now)
    .map(step => {
      const over = step.endedAt && quick(step.endedAt) <= now;
      return {
        ...step,
        startedAt: new Date(quick(step.startedAt)).toISOString(),
        endedAt: over
          ? new Date(quick(step.endedAt!)).toISOString()
          : undefined,
        finding: over ? step.finding : undefined,
      };
    });
  const ended = quick(all.endedAt!) <= now;
  return {
    ...operation,
    steps,
    state: ended ? 'succeeded' : 'running',
    message: ended ? all.message : (steps.at(-1)?.title ?? 'Started'),
    endedAt: ended ? new Date(quick(all.endedAt!)).toISOString() : undefined,
  };
}
