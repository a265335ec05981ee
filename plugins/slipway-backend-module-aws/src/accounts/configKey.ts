import { SlipwayTarget } from '@slipway/backstage-plugin-slipway-node';

/** The key of a rule in app-config, e.g. `slipway.environments[production].targets[retail-data].aws.region`. */
export function describeKey(target: SlipwayTarget, key: string): string {
  return `slipway.environments[${target.environment}].targets[${target.id}].aws.${key}`;
}
