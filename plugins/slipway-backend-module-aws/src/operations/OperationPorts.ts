import { DBInstance } from '@aws-sdk/client-rds';
import { Ownership } from '@slipway/backstage-plugin-slipway-common';
import {
  ServiceInTarget,
  SlipwayTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { AwsAccess } from '../accounts/AwsAccess';
import { AwsTargetConfig } from '../accounts/targetConfig';

/** What the operations on RDS instances need of the rest of the module. */
export interface OperationPorts {
  access: AwsAccess;
  /** What is configured for a target. */
  getConfig(target: SlipwayTarget): AwsTargetConfig;
  /**
   * Reads live the instance of the entity that has that identifier.
   *
   * @throws NotFoundError where the entity has no such instance in the target.
   */
  findInstance(
    service: ServiceInTarget,
    identifier: string,
  ): Promise<DBInstance>;
  /** Whether an instance itself proves that it belongs to the entity. */
  proveOwnership(instance: DBInstance, service: ServiceInTarget): Ownership;
  /** How often a running job is looked at. */
  pollSeconds: number;
}
