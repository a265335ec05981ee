import { at, isJson, listAt, type Json } from '../wire/json';
import { summaries } from './summaries';

/**
 * What matters of an answer: words and codes of a refusal whole; of an object what the product and the stock Kubernetes plugin
 * read; of a list its figures and the names in it.
 */
export function significant(body: unknown): unknown {
  if (!isJson(body)) {
    return body;
  }
  const { kind, apiVersion } = body;
  if (kind === 'Status') {
    const { status, message, reason, details, code } = body;
    return clean({ kind, apiVersion, status, message, reason, details, code });
  }
  if (Array.isArray(body.items)) {
    const { resourceVersion, remainingItemCount } = (body.metadata ??
      {}) as Json;
    return clean({
      kind,
      apiVersion,
      metadata: {
        resourceVersion,
        continue: at(body, 'metadata', 'continue'),
        remainingItemCount,
      },
      items: listAt(body, 'items').map(item => at(item, 'metadata', 'name')),
    });
  }
  return significantObject(body);
}

/** What matters of an object. */
export function significantObject(object: Json): unknown {
  const { kind, apiVersion } = object;
  return clean({
    kind,
    apiVersion,
    metadata: metadataOf(object),
    ...(typeof kind === 'string' && summaries[kind]?.(object)),
  });
}

/** An object with everything but what only its server knows. */
export function wholeObject(object: unknown): unknown {
  return isJson(object) ? { ...object, metadata: metadataOf(object) } : object;
}

function metadataOf(object: Json): unknown {
  const {
    managedFields: _,
    selfLink: __,
    ...metadata
  } = (object.metadata ?? {}) as Json;
  return metadata;
}

/** Without fields that are undefined, all the way down. */
function clean(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(clean);
  }
  if (!isJson(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== undefined)
      .map(([key, child]) => [key, clean(child)]),
  );
}
