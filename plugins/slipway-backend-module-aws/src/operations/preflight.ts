import { DBInstance } from '@aws-sdk/client-rds';
import { isError, toError } from '@backstage/errors';
import { PlanRemark } from '@slipway/backstage-plugin-slipway-common';
import { PlanContext } from '@slipway/backstage-plugin-slipway-node';
import { AwsClients } from '../accounts/AwsAccess';
import { openExecutor } from './opening';
import { OperationPorts } from './OperationPorts';
import { readQuotas } from './reads';
import { NeededRight, reviewRights, RightsReview } from './rights';

/** What forbids anything that is done with an instance. */
export function findSourceBlockers(
  { service }: PlanContext,
  source: DBInstance,
  ports: OperationPorts,
): PlanRemark[] {
  const name = source.DBInstanceIdentifier;
  const status = source.DBInstanceStatus ?? '';
  const ownership = ports.proveOwnership(source, service);
  return [
    ...(ownership.proved
      ? []
      : [
          {
            code: 'OwnershipUnproved',
            message: `${name} does not prove that it belongs to ${service.entityRef}: ${ownership.message}`,
            ...(ownership.fix && { remedy: ownership.fix }),
          },
        ]),
    ...(status.startsWith('inaccessible-encryption-credentials')
      ? [
          {
            code: 'KeyNotUsable',
            message: `The key ${source.KmsKeyId} of ${name} cannot be used: the instance is ${status}`,
            remedy:
              'Enable the key again, or grant its use to the account, within seven days',
          },
        ]
      : []),
    ...(status === 'deleting'
      ? [{ code: 'BeingDeleted', message: `${name} is being deleted` }]
      : []),
    ...(ports.getConfig(service.target).executor
      ? []
      : [
          {
            code: 'ReadOnlyTarget',
            message: `The target '${service.target.id}' is read-only: no role for changing is configured`,
            remedy: `Set 'aws.executor' of the target in app-config`,
          },
        ]),
  ];
}

/** Something of which an account may have only so much. */
export interface NeededQuota {
  /** As DescribeAccountAttributes names it. */
  name: 'DBInstances' | 'ManualSnapshots' | 'AllocatedStorage';
  title: string;
  amount: number;
}

/** Whether the account has room for what is made; where that cannot be read, a warning says so. */
export async function reviewQuotas(
  reader: AwsClients,
  needed: readonly NeededQuota[],
): Promise<RightsReview> {
  try {
    const quotas = await readQuotas(reader);
    const blockers = needed.flatMap(it => findReached(it, quotas) ?? []);
    return { blockers, warnings: [] };
  } catch (error) {
    const { message } = toError(error);
    return {
      blockers: [],
      warnings: [
        {
          code: 'QuotaNotReviewed',
          message: `Whether the account has room could not be read: ${message}`,
          remedy: 'Allow the role for reading rds:DescribeAccountAttributes',
        },
      ],
    };
  }
}

function findReached(
  { name, title, amount }: NeededQuota,
  quotas: Awaited<ReturnType<typeof readQuotas>>,
): PlanRemark | undefined {
  const quota = quotas.get(name);
  return quota && quota.used + amount > quota.max
    ? {
        code: 'QuotaReached',
        message: `The account has ${quota.used} of at most ${quota.max} ${title}, and this needs ${amount} more`,
        remedy: `Remove what is not needed, or ask AWS for a higher quota of ${name}`,
      }
    : undefined;
}

/** Whether the role for changing has the rights; nothing is asked where something else forbids it already. */
export async function reviewExecutor(
  context: PlanContext,
  ports: OperationPorts,
  needed: readonly NeededRight[],
): Promise<RightsReview> {
  const { target } = context.service;
  const { executor } = ports.getConfig(target);
  if (!executor) {
    return { blockers: [], warnings: [] };
  }
  try {
    const clients = await openExecutor(
      ports,
      context.service,
      context.operationId,
    );
    return await reviewRights(clients, executor.roleArn, needed);
  } catch (error) {
    if (isError(error) && error.name === 'NotAllowedError') {
      const blocker = { code: 'RoleRefused', message: error.message };
      return { blockers: [blocker], warnings: [] };
    }
    throw error;
  }
}
