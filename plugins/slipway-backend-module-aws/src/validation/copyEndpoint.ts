import { DBInstance } from '@aws-sdk/client-rds';
import { TerminalOperationError } from '@slipway/backstage-plugin-slipway-node';
import { isMadeBy } from '../operations/copyName';
import { SourceIdentity } from '../operations/copyPlan';

/** Where a copy accepts connections. */
export interface CopyEndpoint {
  host: string;
  port: number;
}

/** The copy among all instances of its account and region. */
export interface CopyAmongOthers {
  instances: readonly DBInstance[];
  identifier: string;
  operationId: string;
  source: SourceIdentity;
}

/**
 * Where the checks may connect: the endpoint of what this operation made, as AWS has just described it.
 *
 * @throws TerminalOperationError where that is not the operation's own, or the endpoint is also that of another instance.
 */
export function findCopyEndpoint({
  instances,
  identifier,
  operationId,
  source,
}: CopyAmongOthers): CopyEndpoint {
  const copy = instances.find(it => it.DBInstanceIdentifier === identifier);
  if (
    !copy ||
    !isMadeBy(copy.TagList, operationId) ||
    copy.DbiResourceId === source.resourceId
  ) {
    throw new TerminalOperationError(
      `${identifier} is not a copy that this operation made, so nothing connects to it`,
    );
  }
  const { Address: host, Port: port } = copy.Endpoint ?? {};
  if (!host || !port) {
    throw new TerminalOperationError(`${identifier} has no endpoint`);
  }
  const other = instances.find(
    it =>
      it !== copy && it.Endpoint?.Address === host && it.Endpoint.Port === port,
  );
  if (other) {
    throw new TerminalOperationError(
      `The endpoint ${host}:${port} of ${identifier} is also that of ${other.DBInstanceIdentifier}, so nothing connects to it`,
    );
  }
  return { host, port };
}
