import { Tag } from '@aws-sdk/client-rds';
import { PlanRemark } from '@slipway/backstage-plugin-slipway-common';
import { AwsClients } from '../accounts/AwsAccess';
import { isMadeBy } from './copyName';
import { readInstance, readSnapshot } from './reads';

/** Whether somebody else has the name that an operation's snapshot will have; without an operation there is none yet. */
export async function findTakenSnapshotName(
  reader: AwsClients,
  name: string,
  operationId: string | undefined,
): Promise<PlanRemark[]> {
  const taken = operationId && (await readSnapshot(reader, name));
  return taken ? describe(name, taken.TagList, operationId) : [];
}

/** As {@link findTakenSnapshotName}, for an instance. */
export async function findTakenInstanceName(
  reader: AwsClients,
  name: string,
  operationId: string | undefined,
): Promise<PlanRemark[]> {
  const taken = operationId && (await readInstance(reader, name));
  return taken ? describe(name, taken.TagList, operationId) : [];
}

function describe(
  name: string,
  tags: readonly Tag[] | undefined,
  operationId: string,
): PlanRemark[] {
  return isMadeBy(tags, operationId)
    ? []
    : [
        {
          code: 'NameTaken',
          message: `The name ${name} is taken by something that this operation did not make`,
          remedy: 'Ask for it again: another operation has another name',
        },
      ];
}
