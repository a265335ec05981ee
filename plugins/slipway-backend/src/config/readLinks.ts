import { Config } from '@backstage/config';
import { ServiceLinkKind } from '@slipway/backstage-plugin-slipway-common';
import { LinkTemplate } from '../links/LinkTemplate';
import { parseLinkUrl } from '../links/parseLinkUrl';
import { configError } from './configError';
import { refuseUnknownKeys } from './readName';

const LINKS = 'slipway.links';
const kinds: readonly ServiceLinkKind[] = [
  'dashboard',
  'logs',
  'traces',
  'other',
];

/** Reads the links to other tools, in their order. */
export function readLinks(
  rootConfig: Config,
  options: { environments: readonly string[] },
): LinkTemplate[] {
  const configs = rootConfig.getOptionalConfigArray(LINKS) ?? [];
  return configs.map((config, index) => {
    const key = `${LINKS}[${index}]`;
    refuseUnknownKeys(config, {
      key,
      known: ['title', 'kind', 'url', 'environments'],
    });
    const environments = readEnvironmentNames(config, { key, ...options });
    return {
      title: readTitle(config, key),
      kind: readKind(config, key),
      parts: readUrl(config, key),
      ...(environments && { environments }),
    };
  });
}

function readTitle(config: Config, key: string): string {
  const title = config.getOptional('title');
  if (typeof title !== 'string' || !title.trim()) {
    throw configError({
      key: `${key}.title`,
      value: title,
      problem: 'a link needs a title',
      fix: "Name the tool, e.g. 'Grafana'",
    });
  }
  return title.trim();
}

function readKind(config: Config, key: string): ServiceLinkKind {
  const value = config.getOptional('kind') ?? 'other';
  const kind = kinds.find(candidate => candidate === value);
  if (!kind) {
    throw configError({
      key: `${key}.kind`,
      value,
      problem: 'there is no such kind of link',
      fix: `Use one of ${kinds.join(', ')}, or leave it out`,
    });
  }
  return kind;
}

function readUrl(config: Config, key: string): LinkTemplate['parts'] {
  const value = config.getOptional('url');
  const parsed = parseLinkUrl(typeof value === 'string' ? value : '');
  if ('problem' in parsed) {
    throw configError({ key: `${key}.url`, value, ...parsed });
  }
  return parsed.parts;
}

function readEnvironmentNames(
  config: Config,
  options: { key: string; environments: readonly string[] },
): string[] | undefined {
  const names = config.getOptionalStringArray('environments');
  names?.forEach((name, index) => {
    if (!options.environments.includes(name)) {
      throw configError({
        key: `${options.key}.environments[${index}]`,
        value: name,
        problem: 'no environment has this name',
        fix: `Use one of ${options.environments.join(', ')}`,
      });
    }
  });
  return names;
}
