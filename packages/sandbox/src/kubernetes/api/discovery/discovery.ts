import { apiVersionOf, ResourceVerb } from '../../resources/Resource';
import { servedResources } from '../served/served';
import { ServedResource } from '../served/ServedResource';

const PREFERRED: Readonly<Record<string, string>> = { autoscaling: 'v2' };

/** Resources that are answered for without being stored. */
const computed: Readonly<Record<string, readonly object[]>> = {
  'authorization.k8s.io/v1': [
    ['selfsubjectaccessreviews', 'SelfSubjectAccessReview'],
    ['selfsubjectrulesreviews', 'SelfSubjectRulesReview'],
  ].map(([name, kind]) => ({
    name,
    singularName: kind?.toLowerCase(),
    namespaced: false,
    kind,
    verbs: ['create'],
  })),
  'metrics.k8s.io/v1beta1': [
    ['nodes', 'NodeMetrics', false] as const,
    ['pods', 'PodMetrics', true] as const,
  ].map(([name, kind, namespaced]) => ({
    name,
    singularName: '',
    namespaced,
    kind,
    verbs: ['get', 'list'],
  })),
};

const subresourceVerbs = {
  log: ['get'],
  scale: ['get', 'patch', 'update'],
  status: ['get', 'patch', 'update'],
} as const satisfies Record<string, readonly ResourceVerb[]>;

const groupVersions = [
  ...new Set([
    ...servedResources.map(served => apiVersionOf(served)),
    ...Object.keys(computed),
  ]),
].sort();

/** Whether a group is served in that version. */
export function isServedVersion(group: string, version: string): boolean {
  return groupVersions.includes(apiVersionOf({ group, version }));
}

/** Whether a group is served in any version. */
export function isServedGroup(group: string): boolean {
  return groupVersions.some(
    known => known.startsWith(`${group}/`) || (group === '' && known === 'v1'),
  );
}

/** Answers for a path of discovery, or `undefined` where it is none. */
export function discover(path: string, address: string): object | undefined {
  const [root, group, version, ...rest] = path.split('/').filter(Boolean);
  if (rest.length > 0) {
    return undefined;
  }
  if (root === undefined) {
    return { paths: allPaths() };
  }
  if (root === 'api') {
    return version === undefined ? discoverCore(group, address) : undefined;
  }
  if (root !== 'apis') {
    return undefined;
  }
  if (group === undefined) {
    const groups = groupNames().map(describeGroup);
    return { kind: 'APIGroupList', apiVersion: 'v1', groups };
  }
  if (version === undefined) {
    return groupNames().includes(group)
      ? { kind: 'APIGroup', apiVersion: 'v1', ...describeGroup(group) }
      : undefined;
  }
  return isServedVersion(group, version)
    ? {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        ...listResources(`${group}/${version}`),
      }
    : undefined;
}

function discoverCore(
  version: string | undefined,
  address: string,
): object | undefined {
  if (version === undefined) {
    return {
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [
        { clientCIDR: '0.0.0.0/0', serverAddress: address },
      ],
    };
  }
  return version === 'v1'
    ? { kind: 'APIResourceList', ...listResources('v1') }
    : undefined;
}

function groupNames(): string[] {
  return [
    ...new Set(
      groupVersions
        .filter(name => name.includes('/'))
        .map(name => name.split('/')[0] ?? ''),
    ),
  ];
}

function describeGroup(name: string): object {
  const versions = groupVersions
    .filter(groupVersion => groupVersion.startsWith(`${name}/`))
    .map(groupVersion => ({
      groupVersion,
      version: groupVersion.split('/')[1],
    }))
    .sort(({ version }) => (version === PREFERRED[name] ? -1 : 1));
  return { name, versions, preferredVersion: versions[0] };
}

function listResources(groupVersion: string): object {
  const stored = servedResources
    .filter(served => apiVersionOf(served) === groupVersion)
    .flatMap(describeResource);
  const resources = [...stored, ...(computed[groupVersion] ?? [])].sort(
    (left, right) =>
      (left as { name: string }).name < (right as { name: string }).name
        ? -1
        : 1,
  );
  return { groupVersion, resources };
}

function describeResource({ resource }: ServedResource): object[] {
  const { plural, singular, namespaced, kind, verbs } = resource;
  const { shortNames, categories } = resource;
  return [
    {
      name: plural,
      singularName: singular,
      namespaced,
      kind,
      verbs,
      ...(shortNames.length && { shortNames }),
      ...(categories.length && { categories }),
    },
    ...resource.subresources.map(subresource => ({
      name: `${plural}/${subresource}`,
      singularName: '',
      namespaced,
      ...(subresource === 'scale' && { group: 'autoscaling', version: 'v1' }),
      kind: subresource === 'scale' ? 'Scale' : kind,
      verbs: subresourceVerbs[subresource],
    })),
  ];
}

function allPaths(): string[] {
  return [
    '/api',
    '/apis',
    ...groupNames().map(name => `/apis/${name}`),
    ...groupVersions.map(name =>
      name.includes('/') ? `/apis/${name}` : `/api/${name}`,
    ),
    '/healthz',
    '/livez',
    '/readyz',
    '/version',
  ].sort();
}
