import { stringify } from 'yaml';
import { ConfigKey, describeType, PackageConfig } from './configSchema';
import { code, document, generatedNote, sentence } from './markdown';

/** The reference of the configuration: each key under the package that reads it. */
export function describeConfiguration(
  packages: readonly PackageConfig[],
): string {
  return document(
    generatedNote,
    '# Configuration',
    'Every key of `app-config.yaml` that Slipway reads. A whole example is in [app-config.production.yaml](../../app-config.production.yaml). `[]` stands for each entry of a list. What is secret never leaves the backend and is kept out of its logs.',
    'With a key that is missing or wrong the backend does not start: the message names the key. See [troubleshooting](../troubleshooting.md).',
    ...packages.flatMap(({ packageName, keys }) => [
      `## ${packageName}`,
      ...keys.filter(isDescribed).map(describeKey),
    ]),
  );
}

/** A key that only leads to others, as `kubernetes` does, needs no entry. */
function isDescribed({ node }: ConfigKey): boolean {
  return node.description !== undefined || !(node.properties || node.items);
}

function describeKey({ path, node, isRequired }: ConfigKey): string {
  const facts = [
    code(describeType(node)),
    isRequired ? 'required' : 'optional',
    ...(node.default === undefined ? [] : [`default ${show(node.default)}`]),
    ...(node.visibility === 'secret' ? ['secret'] : []),
  ];
  return document(
    `### ${code(path)}`,
    `${facts.join(', ')}`,
    sentence(node.description ?? ''),
    ...(node.examples ?? []).map(example => showExample(path, example)),
  ).trimEnd();
}

function show(value: unknown): string {
  return code(typeof value === 'string' ? value : JSON.stringify(value));
}

function showExample(path: string, example: unknown): string {
  const name = path.split('.').at(-1)!;
  return ['```yaml', stringify({ [name]: example }).trimEnd(), '```'].join(
    '\n',
  );
}
