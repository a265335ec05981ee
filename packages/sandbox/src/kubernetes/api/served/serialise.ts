import { KubernetesObject } from '../../objects/KubernetesObject';
import { apiVersionOf } from '../../resources/Resource';
import { ServedResource } from './ServedResource';

const texts = new WeakMap<ServedResource, WeakMap<object, string>>();

/** An object as the items of a list are: without kind and version. Made once per version of the object. */
export function itemText(
  served: ServedResource,
  object: KubernetesObject,
): string {
  let known = texts.get(served);
  if (!known) {
    known = new WeakMap();
    texts.set(served, known);
  }
  let text = known.get(object);
  if (text === undefined) {
    const shaped = served.shape?.toWire(object) ?? object;
    const { apiVersion: _, kind: __, metadata, ...rest } = shaped;
    // A dry run's new object has no version.
    const { resourceVersion, ...others } = metadata;
    text = JSON.stringify({
      metadata: resourceVersion ? metadata : others,
      ...rest,
    });
    known.set(object, text);
  }
  return text;
}

/** An object as it is sent alone. */
export function objectText(
  served: ServedResource,
  object: KubernetesObject,
): string {
  const { kind } = served.resource;
  const apiVersion = apiVersionOf(served);
  return `{"kind":"${kind}","apiVersion":"${apiVersion}",${itemText(served, object).slice(1)}`;
}
