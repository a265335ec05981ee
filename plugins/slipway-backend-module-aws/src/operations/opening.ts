import { DBInstance } from '@aws-sdk/client-rds';
import { ServiceInTarget } from '@slipway/backstage-plugin-slipway-node';
import { AwsClients } from '../accounts/AwsAccess';
import { callAws } from './awsErrors';
import { OperationPorts } from './OperationPorts';

/** Reads the source live. */
export function findSource(
  ports: OperationPorts,
  service: ServiceInTarget,
  identifier: string,
): Promise<DBInstance> {
  return callAws(
    { action: 'rds:DescribeDBInstances', resource: identifier },
    () => ports.findInstance(service, identifier),
  );
}

/**
 * Takes on the role for changing, for one act: the credentials are kept nowhere.
 *
 * @param operationId - without one, somebody plans.
 */
export function openExecutor(
  { access, getConfig }: OperationPorts,
  { target }: ServiceInTarget,
  operationId = 'plan',
): Promise<AwsClients> {
  const resource = getConfig(target).executor?.roleArn ?? target.id;
  return callAws({ action: 'sts:AssumeRole', resource }, () =>
    access.openExecutor(target, operationId),
  );
}
