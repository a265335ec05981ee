import { DBInstance } from '@aws-sdk/client-rds';
import {
  RetryableOperationError,
  StepContext,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { AwsClients } from '../../accounts/AwsAccess';
import { getCopyName, isMadeBy } from '../copyName';
import { CopyPlan, readCopyPlan } from '../copyPlan';
import { OperationPorts } from '../OperationPorts';
import { readInstance } from '../reads';

/** A kind of operation that makes a copy. */
export type CopyKind = 'restore' | 'drill';

/** What a step of a restore or a drill is given. */
export type CopyContext = StepContext<CopyKind>;

/** What a step works on. */
export interface CopyStep {
  plan: CopyPlan;
  /** Of the copy. */
  identifier: string;
}

/** The plan of an operation, and how its copy is called. */
export function openCopyStep(kind: CopyKind, context: CopyContext): CopyStep {
  const plan = readCopyPlan(context.state);
  const { identifier } = plan.source;
  return {
    plan,
    identifier: getCopyName(identifier, kind, context.operationId),
  };
}

/**
 * Reads what has the name of the copy, in one call.
 *
 * @throws TerminalOperationError where that was not made by this operation.
 */
export async function readCopy(
  clients: AwsClients,
  identifier: string,
  { operationId }: CopyContext,
): Promise<DBInstance | undefined> {
  const copy = await readInstance(clients, identifier);
  if (copy && !isMadeBy(copy.TagList, operationId)) {
    throw new TerminalOperationError(
      `The name ${identifier} is taken by an instance that this operation did not make`,
    );
  }
  return copy;
}

/** As {@link readCopy}, with the credentials for reading; throws where there is none. */
export async function watchCopy(
  ports: OperationPorts,
  identifier: string,
  context: CopyContext,
): Promise<DBInstance> {
  const reader = await ports.access.openReader(context.service.target);
  const copy = await readCopy(reader, identifier, context);
  if (!copy || copy.DBInstanceStatus === 'deleting') {
    throw new TerminalOperationError(
      `${identifier}, which this operation made, was removed by somebody else`,
    );
  }
  return copy;
}

/** @throws RetryableOperationError where this process may no longer act: whoever took over does. */
export function assertMayAct({ signal }: Pick<StepContext, 'signal'>): void {
  if (signal.aborted) {
    throw new RetryableOperationError(
      'This process may no longer act for the operation',
    );
  }
}
