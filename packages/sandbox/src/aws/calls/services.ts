import type { ApiCall } from './ApiCall';
import { simulatePrincipalPolicy } from './iam/simulatePrincipalPolicy';
import { createSnapshot } from './rds/createSnapshot';
import { deleteInstance } from './rds/deleteInstance';
import { deleteSnapshot } from './rds/deleteSnapshot';
import { describeAccountAttributes } from './rds/describeAccountAttributes';
import { describeAutomatedBackups } from './rds/describeAutomatedBackups';
import { describeInstances } from './rds/describeInstances';
import { describeSnapshots } from './rds/describeSnapshots';
import { restoreFromSnapshot } from './rds/restoreFromSnapshot';
import { restoreToPointInTime } from './rds/restoreToPointInTime';
import { addTagsToResource, listTagsForResource } from './rds/tagResources';
import { describeSecret, getSecretValue } from './secrets/secrets';
import { assumeRole } from './sts/assumeRole';
import { getCallerIdentity } from './sts/getCallerIdentity';

/** A service of AWS, as far as it is simulated. */
export interface SimulatedService {
  /** How it is asked and answers. */
  protocol: 'query' | 'json';
  /** Of its XML. */
  namespace?: string;
  calls: Readonly<Record<string, ApiCall>>;
}

/** The services by the name with which requests to them are signed. */
export const services: Readonly<Record<string, SimulatedService>> = {
  iam: {
    protocol: 'query',
    namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    calls: { SimulatePrincipalPolicy: simulatePrincipalPolicy },
  },
  rds: {
    protocol: 'query',
    namespace: 'http://rds.amazonaws.com/doc/2014-10-31/',
    calls: {
      AddTagsToResource: addTagsToResource,
      CreateDBSnapshot: createSnapshot,
      DeleteDBInstance: deleteInstance,
      DeleteDBSnapshot: deleteSnapshot,
      DescribeAccountAttributes: describeAccountAttributes,
      DescribeDBInstanceAutomatedBackups: describeAutomatedBackups,
      DescribeDBInstances: describeInstances,
      DescribeDBSnapshots: describeSnapshots,
      ListTagsForResource: listTagsForResource,
      RestoreDBInstanceFromDBSnapshot: restoreFromSnapshot,
      RestoreDBInstanceToPointInTime: restoreToPointInTime,
    },
  },
  secretsmanager: {
    protocol: 'json',
    calls: { DescribeSecret: describeSecret, GetSecretValue: getSecretValue },
  },
  sts: {
    protocol: 'query',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    calls: { AssumeRole: assumeRole, GetCallerIdentity: getCallerIdentity },
  },
};
