/** What a request is about, as authorization sees it. */
export interface RequestInfo {
  /** A path below `/api/VERSION` or `/apis/GROUP/VERSION`. */
  isResource: boolean;
  path: string;
  verb: string;
  group: string;
  version: string;
  namespace?: string;
  resource: string;
  subresource?: string;
  name?: string;
}

const verbs: Readonly<Record<string, string>> = {
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
  GET: 'get',
  HEAD: 'get',
};

/** Reads from method and address what is asked for. */
export function readRequestInfo(
  method: string,
  path: string,
  query: URLSearchParams,
): RequestInfo {
  const parts = path.split('/').filter(Boolean).map(decode);
  const other: RequestInfo = {
    isResource: false,
    path,
    verb: method === 'HEAD' ? 'get' : method.toLowerCase(),
    group: '',
    version: '',
    resource: '',
  };
  const prefix = parts[0] === 'api' ? 1 : 2;
  const isBelowVersion =
    (parts[0] === 'api' && parts.length > 2) ||
    (parts[0] === 'apis' && parts.length > 3);
  if (!isBelowVersion) {
    return other;
  }
  const [version = '', ...rest] = parts.slice(prefix);
  const isNamespaced = rest[0] === 'namespaces' && rest.length > 2;
  // What is below a namespace; the namespace's own parts are not.
  const isOwnPart =
    isNamespaced &&
    rest.length === 3 &&
    ['status', 'finalize'].includes(rest[2] ?? '');
  const [resource = '', name, subresource] =
    isNamespaced && !isOwnPart ? rest.slice(2) : rest;
  const namespace =
    isNamespaced || (resource === 'namespaces' && name) ? rest[1] : undefined;
  return {
    isResource: true,
    path,
    group: prefix === 1 ? '' : (parts[1] ?? ''),
    version,
    resource,
    name,
    subresource,
    namespace,
    verb: readVerb(method, name, query),
  };
}

/** Whether the query of a list asks for a watch. */
function isWatch(query: URLSearchParams): boolean {
  return ['true', '1'].includes(query.get('watch') ?? '');
}

function readVerb(
  method: string,
  name: string | undefined,
  query: URLSearchParams,
): string {
  if (name === undefined && (method === 'GET' || method === 'HEAD')) {
    return isWatch(query) ? 'watch' : 'list';
  }
  if (name === undefined && method === 'DELETE') {
    return 'deletecollection';
  }
  return verbs[method] ?? method.toLowerCase();
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
