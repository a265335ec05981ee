const verbs: Readonly<Record<string, string>> = {
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
};

/**
 * A request in the words of discovery: `list apps/v1 deployments`, `patch apps/v1 deployments/scale`.
 *
 * @returns `undefined` for a path that is of no resource.
 */
export function callOf(method: string, address: string): string | undefined {
  const { pathname, searchParams } = new URL(address, 'https://localhost');
  const [root, ...parts] = pathname.split('/').filter(part => part !== '');
  if (root !== 'api' && root !== 'apis') {
    return undefined;
  }
  const groupVersion = parts.splice(0, root === 'api' ? 1 : 2).join('/');
  if (parts[0] === 'namespaces' && parts.length > 2) {
    parts.splice(0, 2);
  }
  const [plural, name, subresource] = parts;
  if (plural === undefined) {
    return undefined;
  }
  const resource = subresource ? `${plural}/${subresource}` : plural;
  return `${verbOf(method, { name, searchParams })} ${groupVersion} ${resource}`;
}

function verbOf(
  method: string,
  {
    name,
    searchParams,
  }: { name: string | undefined; searchParams: URLSearchParams },
): string {
  if (method === 'GET') {
    if (searchParams.get('watch') === 'true') {
      return 'watch';
    }
    return name === undefined ? 'list' : 'get';
  }
  if (method === 'DELETE') {
    return name === undefined ? 'deletecollection' : 'delete';
  }
  return verbs[method] ?? method.toLowerCase();
}
