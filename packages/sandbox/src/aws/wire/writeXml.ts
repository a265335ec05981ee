import { XMLBuilder } from 'fast-xml-parser';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
});

/*
 * How an item of a list is called where it is not `member`: RDS names each after its shape (locationName of the service model).
 */
const itemNames: Readonly<Record<string, string>> = {
  AccountQuotas: 'AccountQuota',
  AssociatedRoles: 'DBInstanceRole',
  DBInstances: 'DBInstance',
  DBInstanceAutomatedBackups: 'DBInstanceAutomatedBackup',
  DBInstanceAutomatedBackupsReplications:
    'DBInstanceAutomatedBackupsReplication',
  DBParameterGroups: 'DBParameterGroup',
  DBSecurityGroups: 'DBSecurityGroup',
  DBSnapshots: 'DBSnapshot',
  DomainMemberships: 'DomainMembership',
  OptionGroupMemberships: 'OptionGroupMembership',
  ProcessorFeatures: 'ProcessorFeature',
  ReadReplicaDBClusterIdentifiers: 'ReadReplicaDBClusterIdentifier',
  ReadReplicaDBInstanceIdentifiers: 'ReadReplicaDBInstanceIdentifier',
  StatusInfos: 'DBInstanceStatusInfo',
  Subnets: 'Subnet',
  TagList: 'Tag',
  VpcSecurityGroups: 'VpcSecurityGroupMembership',
};

/** Writes one element as the Query protocol does: lists with named items, times in ISO 8601, nothing for what is absent. */
export function writeXml(options: {
  name: string;
  namespace: string;
  content: object;
}): string {
  const { name, namespace, content } = options;
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    [name]: { '@xmlns': namespace, ...toElements(content) },
  });
}

function toElements(structure: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(structure)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, toContent(name, value)]),
  );
}

function toContent(name: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    const item = itemNames[name] ?? 'member';
    return value.length > 0
      ? { [item]: value.map(each => toContent(item, each)) }
      : '';
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  return typeof value === 'object' && value !== null
    ? toElements(value)
    : String(value);
}
