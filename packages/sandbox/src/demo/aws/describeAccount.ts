import type { DBInstance } from '@aws-sdk/client-rds';
import type { DemoAccount } from './DemoAccount';

/** What is in the simulated account, a line for each DB instance. */
export async function describeAccount(
  account: Pick<DemoAccount, 'region' | 'listInstances'>,
): Promise<string[]> {
  const instances = await account.listInstances();
  return [
    `databases (${account.region})`,
    ...instances.map(instance => `  ${describeInstance(instance)}`),
  ];
}

function describeInstance({
  DBInstanceIdentifier = '',
  DBInstanceStatus = '',
  Endpoint: endpoint,
  LatestRestorableTime: latest,
}: DBInstance): string {
  return [
    DBInstanceIdentifier.padEnd(40),
    DBInstanceStatus.padEnd(12),
    endpoint?.Port ? `${endpoint.Address}:${endpoint.Port}` : 'no address yet',
    ...(latest ? [`restorable until ${latest.toISOString()}`] : []),
  ].join(' ');
}
