import { stableJson } from './hash';
import type { PodTemplate } from './kinds';

const hashLabel = 'pod-template-hash';
const known = new WeakMap<object, string>();

/** A text that two templates share where they make the same pods; the hash that ReplicaSets add makes no difference. */
export function templateKey(template: PodTemplate): string {
  let key = known.get(template);
  if (key === undefined) {
    const { metadata, ...rest } = template;
    const { [hashLabel]: _, ...labels } = metadata?.labels ?? {};
    key = stableJson({
      ...rest,
      metadata: {
        ...metadata,
        labels: Object.keys(labels).length ? labels : undefined,
      },
    });
    known.set(template, key);
  }
  return key;
}
