import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadConfigSchema } from '@backstage/config-loader';
import { repositoryRoot } from '../repositoryRoot';

/** The part of a JSON schema that configuration is described with. */
export type ConfigNode = {
  type?: string | string[];
  description?: string;
  default?: unknown;
  examples?: unknown[];
  enum?: unknown[];
  anyOf?: ConfigNode[];
  properties?: Record<string, ConfigNode>;
  additionalProperties?: boolean | ConfigNode;
  items?: ConfigNode;
  required?: string[];
  visibility?: string;
};

/** One key of the configuration. */
export type ConfigKey = {
  /** E.g. `slipway.environments[].name`. */
  path: string;
  node: ConfigNode;
  isRequired: boolean;
};

/** The configuration that a package describes. */
export type PackageConfig = { packageName: string; keys: ConfigKey[] };

/** Collects the keys of every plugin's configuration, as Backstage itself collects their schemas. */
export async function collectConfig(): Promise<PackageConfig[]> {
  const packagePaths = globSync('plugins/*/package.json', {
    cwd: repositoryRoot,
  })
    .sort()
    .map(path => resolve(repositoryRoot, path));
  const schema = await loadConfigSchema({
    dependencies: [],
    packagePaths,
    excludePackageDependencies: true,
  });
  const { schemas } = schema.serialize() as {
    schemas?: { packageName: string; value: ConfigNode }[];
  };
  return (schemas ?? [])
    .map(({ packageName, value }) => ({ packageName, keys: listKeys(value) }))
    .sort((a, b) => a.packageName.length - b.packageName.length);
}

/** The keys below a node, each before those that it holds. */
export function listKeys(node: ConfigNode, path = ''): ConfigKey[] {
  const entries = Object.entries(node.properties ?? {}).flatMap(
    ([name, child]) => {
      const key = path ? `${path}.${name}` : name;
      const isRequired = node.required?.includes(name) ?? false;
      return [{ path: key, node: child, isRequired }, ...listKeys(child, key)];
    },
  );
  const { items, additionalProperties: others } = node;
  return [
    ...entries,
    ...(items ? listKeys(items, `${path}[]`) : []),
    ...(typeof others === 'object' ? listKeys(others, `${path}.<name>`) : []),
  ];
}

/** The type of a key in the words of TypeScript. */
export function describeType(node: ConfigNode): string {
  if (node.enum) {
    return node.enum.map(value => JSON.stringify(value)).join(' | ');
  }
  if (node.anyOf) {
    return node.anyOf.map(describeType).join(' | ');
  }
  if (node.items) {
    const item = describeType(node.items);
    return item.includes(' ') ? `(${item})[]` : `${item}[]`;
  }
  return [node.type ?? 'anything'].flat().join(' | ');
}
