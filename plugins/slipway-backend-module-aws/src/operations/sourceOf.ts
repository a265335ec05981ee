import { DBInstance } from '@aws-sdk/client-rds';
import {
  ServiceInTarget,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { AwsTargetConfig } from '../accounts/targetConfig';
import { SourceIdentity } from './copyPlan';
import { findSource } from './opening';
import { OperationPorts } from './OperationPorts';

/** Which instance it is, for good. */
export function identify(
  instance: DBInstance,
  { accountId, region }: AwsTargetConfig,
): SourceIdentity {
  return {
    account: accountId,
    region,
    identifier: instance.DBInstanceIdentifier ?? '',
    arn: instance.DBInstanceArn ?? '',
    resourceId: instance.DbiResourceId ?? '',
  };
}

/** The ARN that a resource of RDS beside the source has: only type and name differ. */
export function arnBeside(
  { arn, account, region }: SourceIdentity,
  type: 'db' | 'snapshot' | 'subgrp' | 'pg' | 'og',
  name: string,
): string {
  const [, partition = 'aws'] = arn.split(':');
  return `arn:${partition}:rds:${region}:${account}:${type}:${name}`;
}

/**
 * Reads the source again just before something is made from it.
 *
 * @throws TerminalOperationError where another instance has its name, or it no longer proves to whom it belongs.
 */
export async function confirmSource(
  ports: OperationPorts,
  service: ServiceInTarget,
  source: SourceIdentity,
): Promise<DBInstance> {
  const { accountId, region } = ports.getConfig(service.target);
  if (accountId !== source.account || region !== source.region) {
    throw new TerminalOperationError(
      `The target '${service.target.id}' is now account ${accountId} in ${region}; the plan was made for account ${source.account} in ${source.region}`,
    );
  }
  const instance = await findSource(ports, service, source.identifier);
  if (instance.DbiResourceId !== source.resourceId) {
    throw new TerminalOperationError(
      `${source.identifier} was deleted and made anew since the plan was made: it is ${instance.DbiResourceId} instead of ${source.resourceId}`,
    );
  }
  const ownership = ports.proveOwnership(instance, service);
  if (!ownership.proved) {
    throw new TerminalOperationError(
      `${source.identifier} no longer proves that it belongs to ${service.entityRef}: ${ownership.message}`,
    );
  }
  return instance;
}
