import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { normalizeEntityRef } from '@slipway/backstage-plugin-slipway-common';
import { SlipwayTarget } from '@slipway/backstage-plugin-slipway-node';
import { describeKey } from './configKey';
import {
  checkText,
  ConfigPart,
  readOptionalText,
  readPart,
  readText,
  readTexts,
  refuseUnknownKeys,
  TextRule,
} from './configValues';
import { AwsRole, AwsTargetConfig } from './targetConfig';

const text = (wanted: string): TextRule => ({ pattern: /\S/, wanted });

const rules = {
  accountId: {
    pattern: /^\d{12}$/,
    wanted: 'the ID of an AWS account, twelve digits in quotes',
  },
  region: {
    pattern: /^[a-z]{2}(-[a-z]+)+-\d+$/,
    wanted: "the name of an AWS region, e.g. 'us-east-1'",
  },
  roleArn: {
    pattern: /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
    wanted:
      "the ARN of an IAM role, e.g. 'arn:aws:iam::123456789012:role/slipway-reader'",
  },
  externalId: {
    pattern: /^[\w+=,.@:/-]{2,1224}$/,
    wanted: "the external ID that the role's trust policy asks for",
  },
  securityGroup: {
    pattern: /^sg-[0-9a-z]+$/,
    wanted: "the ID of a security group, e.g. 'sg-0d111'",
  },
  subnetGroup: {
    pattern: /^[\w .-]{1,255}$/,
    wanted: 'the name of a DB subnet group',
  },
  secret: {
    pattern: /^[\w/+=.@{}-]{1,512}$/,
    wanted:
      "the name of a secret, where '{identifier}' stands for the identifier of the DB instance",
  },
  dbInstance: {
    pattern: /^[a-z][a-z0-9-]{0,62}$/,
    wanted: "the identifier of a DB instance, e.g. 'retail-pg'",
  },
} as const satisfies Record<string, TextRule>;

/**
 * Reads the part of a target's configuration that is about AWS.
 *
 * @throws InputError naming the key, its value and the fix.
 */
export function readAwsTarget(target: SlipwayTarget): AwsTargetConfig {
  const part = {
    config: target.config,
    key: describeKey(target, '').slice(0, -1),
  };
  refuseUnknownKeys(part, [
    ...['accountId', 'region', 'tags', 'copyRegions', 'reader'],
    ...['executor', 'drills', 'databases', 'bindings'],
  ]);
  const accountId = readText(part, 'accountId', rules.accountId);
  const region = readText(part, 'region', rules.region);
  const reader = readRole(part, { name: 'reader', accountId });
  const executor = readRole(part, { name: 'executor', accountId });
  const drills = readDrills(part);
  return {
    accountId,
    region,
    tags: readTags(part),
    copyRegions: readCopyRegions(part, region),
    ...(reader && { reader }),
    ...(executor && { executor }),
    ...(drills && { drills }),
    databases: readDatabases(part),
    bindings: readBindings(part),
  };
}

/** Keys of tags have dots and slashes, which no key of the configuration may have: they are read as they stand. */
function readTags(part: ConfigPart): AwsTargetConfig['tags'] {
  const tags = readPart(part, 'tags')?.config.get<JsonObject>() ?? {};
  return Object.fromEntries(
    Object.entries(tags).map(([name, value]) => [
      name,
      checkText(value, {
        key: `${part.key}.tags.${name}`,
        rule: text('the value of that tag'),
      }),
    ]),
  );
}

function readCopyRegions(part: ConfigPart, region: string): string[] {
  const regions = readTexts(part, 'copyRegions', rules.region);
  if (regions.includes(region)) {
    throw new InputError(
      `Invalid value '${region}' at '${part.key}.copyRegions': this is the region of the target itself; list the other regions in which copies of its backups lie`,
    );
  }
  return [...new Set(regions)];
}

function readRole(
  part: ConfigPart,
  { name, accountId }: { name: 'reader' | 'executor'; accountId: string },
): AwsRole | undefined {
  const role = readPart(part, name);
  if (!role) {
    return undefined;
  }
  refuseUnknownKeys(role, ['roleArn', 'externalId']);
  const roleArn = readText(role, 'roleArn', rules.roleArn);
  if (roleArn.split(':')[4] !== accountId) {
    throw new InputError(
      `Invalid value '${roleArn}' at '${role.key}.roleArn': the role is one of another account than '${part.key}.accountId', which is '${accountId}'; name a role of this account`,
    );
  }
  const externalId = readOptionalText(role, 'externalId', rules.externalId);
  return { roleArn, ...(externalId && { externalId }) };
}

function readDrills(part: ConfigPart): AwsTargetConfig['drills'] {
  const drills = readPart(part, 'drills');
  if (!drills) {
    return undefined;
  }
  refuseUnknownKeys(drills, ['securityGroupIds', 'subnetGroup']);
  const securityGroupIds = readTexts(
    drills,
    'securityGroupIds',
    rules.securityGroup,
  );
  if (securityGroupIds.length === 0) {
    throw new InputError(
      `Missing value at '${drills.key}.securityGroupIds': list at least one security group of drills alone, as the default one of a VPC may reach production`,
    );
  }
  return {
    securityGroupIds,
    subnetGroup: readText(drills, 'subnetGroup', rules.subnetGroup),
  };
}

function readDatabases(part: ConfigPart): AwsTargetConfig['databases'] {
  const databases = readPart(part, 'databases');
  if (!databases) {
    return { tls: 'verify-full' };
  }
  refuseUnknownKeys(databases, ['secret', 'tls', 'caPath']);
  const secret = readOptionalText(databases, 'secret', rules.secret);
  const tls = readOptionalText(databases, 'tls', {
    pattern: /^(verify-full|disable)$/,
    wanted: "'verify-full', or 'disable' where no network lies between",
  });
  const caPath = readOptionalText(databases, 'caPath', text('a path'));
  return {
    ...(secret && { secret }),
    tls: tls === 'disable' ? 'disable' : 'verify-full',
    ...(caPath && { caPath }),
  };
}

function readBindings(part: ConfigPart): AwsTargetConfig['bindings'] {
  const configs = part.config.getOptionalConfigArray('bindings') ?? [];
  const seen = new Set<string>();
  return configs.map((config, index) => {
    const binding = { config, key: `${part.key}.bindings[${index}]` };
    refuseUnknownKeys(binding, ['entityRef', 'dbInstance']);
    const entityRef = readEntityRef(binding);
    if (seen.has(entityRef)) {
      throw new InputError(
        `Invalid value '${entityRef}' at '${binding.key}.entityRef': another binding of this target is for the same entity; keep one of them`,
      );
    }
    seen.add(entityRef);
    const dbInstance = readText(binding, 'dbInstance', rules.dbInstance);
    return { entityRef, dbInstance };
  });
}

function readEntityRef(binding: ConfigPart): string {
  const wanted = "a full entity reference, e.g. 'resource:default/retail-pg'";
  const value = readText(binding, 'entityRef', {
    pattern: /^[^\s:/]+:[^\s:/]+\/[^\s:/]+$/,
    wanted,
  });
  return normalizeEntityRef(value);
}
