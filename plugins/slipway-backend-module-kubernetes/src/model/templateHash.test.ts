import { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { cleanTemplate, getTemplateHash } from './templateHash';
import { aTemplate, merge } from './testUtils';

const hash = getTemplateHash(aTemplate());

describe('getTemplateHash', () => {
  it.each<[string, JsonObject]>([
    ['the label of a ReplicaSet', { labels: { 'pod-template-hash': 'x' } }],
    ['an empty creation time', { creationTimestamp: '' }],
    [
      'the default creation time',
      { creationTimestamp: '1970-01-01T00:00:00Z' },
    ],
  ])('is the same with %s', (_, metadata) => {
    expect(getTemplateHash(aTemplate('1.2.0', { metadata }))).toBe(hash);
  });

  it('is the same for the patch that a ControllerRevision keeps', () => {
    const kept = {
      ...aTemplate(),
      $patch: 'replace',
      metadata: { creationTimestamp: null, labels: { app: 'backend' } },
    };
    expect(getTemplateHash(kept)).toBe(hash);
  });

  it.each<[string, JsonObject]>([
    ['another image', aTemplate('1.2.1')],
    [
      'another label',
      aTemplate('1.2.0', { metadata: { labels: { version: 'v2' } } }),
    ],
    [
      'a restart',
      aTemplate('1.2.0', {
        metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': 'x' } },
      }),
    ],
    ['another order of containers', withSidecar('after')],
  ])('is another with %s', (_, template) => {
    expect(getTemplateHash(template)).not.toBe(hash);
    expect(getTemplateHash(template)).not.toBe(
      getTemplateHash(withSidecar('before')),
    );
  });

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), spec => {
        const entries = Object.entries(spec) as [string, never][];
        expect(
          getTemplateHash({ spec: Object.fromEntries(entries.reverse()) }),
        ).toBe(
          getTemplateHash({ spec: Object.fromEntries(entries.reverse()) }),
        );
      }),
    );
  });
});

describe('cleanTemplate', () => {
  it('keeps every field, also those it does not know', () => {
    const template = merge(aTemplate(), {
      spec: { fieldOfTomorrow: [1, 'x'] },
    });
    expect(cleanTemplate(template)).toEqual(template);
  });

  it('leaves the input alone', () => {
    const template = aTemplate('1.2.0', {
      metadata: { labels: { 'pod-template-hash': 'x' } },
    });
    const copy = structuredClone(template);
    cleanTemplate(template);
    expect(template).toEqual(copy);
  });
});

function withSidecar(place: 'before' | 'after'): JsonObject {
  const sidecar = { name: 'sidecar', image: 'sidecar:1' };
  const backend = { name: 'backend', image: 'backend:1' };
  return {
    spec: {
      containers: place === 'before' ? [sidecar, backend] : [backend, sidecar],
    },
  };
}
