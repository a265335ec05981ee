import { PlanContext, PlanDraft } from '@slipway/backstage-plugin-slipway-node';
import { getSnapshotCommands } from './commands';
import {
  describeCopyName,
  getCopyName,
  parseDatastoreId,
  TAG_OPERATION,
} from './copyName';
import { describeInstance, describeStatus } from './observations';
import { findSource } from './opening';
import { OperationPorts } from './OperationPorts';
import { findSourceBlockers, reviewExecutor, reviewQuotas } from './preflight';
import { findTakenSnapshotName } from './takenNames';
import { arnBeside, identify } from './sourceOf';

/** What taking a snapshot would do, from facts read live. */
export async function planSnapshot(
  context: PlanContext<'snapshot'>,
  ports: OperationPorts,
): Promise<PlanDraft> {
  const { service, operationId } = context;
  const config = ports.getConfig(service.target);
  const instance = await findSource(
    ports,
    service,
    parseDatastoreId(context.workload),
  );
  const source = identify(instance, config);
  const name = getCopyName(source.identifier, 'snapshot', operationId);
  const reader = await ports.access.openReader(service.target);
  const quotas = await reviewQuotas(reader, [
    { name: 'ManualSnapshots', title: 'manual snapshots', amount: 1 },
  ]);
  const blockers = [
    ...findSourceBlockers(context, instance, ports),
    ...quotas.blockers,
    ...(await findTakenSnapshotName(reader, name, operationId)),
  ];
  const tags = { [TAG_OPERATION]: operationId ?? 'plan' };
  const rights = await reviewExecutor(context, ports, [
    {
      action: 'rds:CreateDBSnapshot',
      resources: [source.arn, arnBeside(source, 'snapshot', name)],
      requestTags: tags,
    },
    {
      action: 'rds:AddTagsToResource',
      resources: [arnBeside(source, 'snapshot', name)],
      requestTags: tags,
      resourceTags: tags,
    },
  ]);
  return {
    summary: `Take a snapshot of ${source.identifier}`,
    basis: { source, encrypted: instance.StorageEncrypted ?? false },
    state: { source },
    changes: [],
    effects: [
      {
        code: 'NewSnapshot',
        message: `A new snapshot ${describeCopyName(source.identifier, 'snapshot', operationId)} of ${instance.AllocatedStorage ?? 0} GiB is kept, and paid for, until somebody removes it`,
      },
      ...(instance.MultiAZ
        ? []
        : [
            {
              code: 'BriefPause',
              message: `${source.identifier} has one zone: its storage may pause for some seconds when the snapshot begins`,
            },
          ]),
    ],
    warnings: [
      ...describeStatus(instance),
      ...quotas.warnings,
      ...rights.warnings,
    ],
    blockers: [...blockers, ...rights.blockers],
    observations: describeInstance(instance),
    commands: getSnapshotCommands(source, name),
  };
}
