import { parse, YAMLParseError } from 'yaml';
import { isPlainObject } from '../../objects/equalJson';
import { KubernetesObject } from '../../objects/KubernetesObject';
import { apiVersionOf } from '../../resources/Resource';
import { StatusError } from '../../store/StatusError';
import { Call } from '../request/Call';
import { parseGoJson } from '../request/goJson';
import { servedResources } from '../served/served';
import { ServedResource } from '../served/ServedResource';
import { badRequest, invalidOptions, unsupportedValue } from '../statusObjects';

type OptionsKind = Parameters<typeof invalidOptions>[0];

/** Whether nothing is to be stored. */
export function isDryRun(
  values: readonly string[],
  kind: OptionsKind,
): boolean {
  if (values.some(value => value !== 'All')) {
    throw invalidOptions(kind, unsupportedValue('dryRun', values, ['All']));
  }
  return values.length > 0;
}

/**
 * Reads the object that is sent.
 *
 * @throws StatusError in the API server's words where it is none, another kind's, or does not belong to the address.
 */
export function readObject(
  { body, contentType, info }: Call,
  served: ServedResource,
): KubernetesObject {
  const object = parseBody(body, contentType, served.resource.kind);
  const { kind, namespaced } = served.resource;
  const apiVersion = apiVersionOf(served);
  const given = { apiVersion, kind, ...object };
  if (given.kind !== kind || given.apiVersion !== apiVersion) {
    throw badRequest(
      `${given.kind} in version ${JSON.stringify(String(given.apiVersion).split('/').at(-1))} cannot be handled as a ${kind}: ${mismatchOf(given, served)}`,
    );
  }
  const metadata = (object.metadata ?? {}) as Partial<
    KubernetesObject['metadata']
  >;
  if (
    namespaced &&
    metadata.namespace &&
    metadata.namespace !== info.namespace
  ) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  const named = {
    ...object,
    apiVersion,
    kind,
    metadata: {
      ...metadata,
      namespace: namespaced ? info.namespace : undefined,
    },
  } as KubernetesObject;
  return served.shape?.fromWire(named) ?? named;
}

/** Why an object of another kind cannot be stored here: nobody knows it, or it is no such thing. */
function mismatchOf(
  given: { kind: string; apiVersion: string },
  { resource }: ServedResource,
): string {
  const isKnown = servedResources.some(
    served =>
      served.resource.kind === given.kind &&
      apiVersionOf(served) === given.apiVersion,
  );
  const version = given.apiVersion.split('/').at(-1);
  return isKnown
    ? `converting (${version}.${given.kind}) to (${resource.group || 'core'}.${resource.kind}): unknown conversion`
    : `no kind ${JSON.stringify(given.kind)} is registered for version ${JSON.stringify(given.apiVersion)} in scheme "pkg/runtime/scheme.go:111"`;
}

/** @throws StatusError BadRequest */
export function checkName(
  given: string | undefined,
  { info }: Pick<Call, 'info'>,
): void {
  if (given && given !== info.name) {
    throw badRequest(
      `the name of the object (${given}) does not match the name on the URL (${info.name})`,
    );
  }
}

/** Reads JSON or YAML. */
export function parseYaml(body: string): unknown {
  try {
    return parse(body);
  } catch (error) {
    throw badRequest(
      `error decoding YAML: ${error instanceof YAMLParseError ? error.message.split('\n')[0] : error}`,
    );
  }
}

function parseBody(
  body: string,
  contentType: string,
  kind: string,
): Record<string, unknown> {
  if (!['application/json', 'application/yaml', ''].includes(contentType)) {
    throw new StatusError(
      415,
      'UnsupportedMediaType',
      'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf',
    );
  }
  let value: unknown;
  try {
    value =
      contentType === 'application/yaml' ? parse(body) : parseGoJson(body);
  } catch (error) {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error: ${error instanceof Error ? error.message : error} (${body || '<empty>'})`,
    );
  }
  if (!isPlainObject(value)) {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind})`,
    );
  }
  return value;
}
