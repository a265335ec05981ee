import { resources } from '../../resources/resources';
import { parseFieldSelector } from './fieldSelector';
import { parseLabelSelector } from './labelSelector';

const labels = { app: 'web', tier: 'front', 'example.com/weight': '5' };

describe('parseLabelSelector', () => {
  it.each([
    ['', true],
    ['app', true],
    ['!app', false],
    ['!other', true],
    ['app=web', true],
    ['app==web,tier=front', true],
    ['app=web, tier!=front', false],
    ['other!=x', true],
    ['app in (web, api)', true],
    ['app in (api)', false],
    ['app notin (api),tier', true],
    ['other notin (x)', true],
    ['other in (x)', false],
    ['example.com/weight>4', true],
    ['example.com/weight<4', false],
    ['app=', false],
    ['other in (,x)', false],
  ])('%s', (selector, expected) => {
    expect(parseLabelSelector(selector)(labels)).toBe(expected);
  });

  it.each([
    ['a===b', "unable to parse requirement: found '=', expected: identifier"],
    ['a in b', "unable to parse requirement: found 'b' expected: '('"],
    ['a in (b', "unable to parse requirement: found '', expected: ')'"],
    [
      'a b',
      "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt",
    ],
    ['=b', "found '=', expected: !, identifier, or 'end of string'"],
  ])('refuses %s', (selector, message) => {
    expect(() => parseLabelSelector(selector)).toThrow(message);
  });

  it('takes an object without labels for one with none', () => {
    expect(parseLabelSelector('app!=web')(undefined)).toBe(true);
  });
});

describe('parseFieldSelector', () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'web-1',
      namespace: 'retail',
      uid: 'u',
      resourceVersion: '1',
      creationTimestamp: '',
    },
    spec: { nodeName: 'node-1' },
  };

  it.each([
    ['metadata.name=web-1', true],
    ['metadata.name=web-1,metadata.namespace!=retail', false],
    ['spec.nodeName==node-1', true],
    ['status.phase=', true],
    ['status.phase!=Running', true],
  ])('%s', (selector, expected) => {
    expect(parseFieldSelector(selector, resources.pods)(pod)).toBe(expected);
  });

  it.each([
    ['involvedObject.name=web-1', true],
    ['regarding.name=web-2', false],
    ['source=kubelet', true],
  ])('of an event: %s', (selector, expected) => {
    const event = {
      ...pod,
      involvedObject: { name: 'web-1' },
      source: { component: 'kubelet' },
    };
    expect(parseFieldSelector(selector, resources.events)(event)).toBe(
      expected,
    );
  });

  it.each([
    [
      'spec.replicas=1',
      '"spec.replicas" is not a known field selector: only "metadata.name", "metadata.namespace"',
    ],
    ['spec.foo', "invalid selector: 'spec.foo'; can't understand 'spec.foo'"],
  ])('refuses %s', (selector, message) => {
    expect(() => parseFieldSelector(selector, resources.deployments)).toThrow(
      message,
    );
  });
});
