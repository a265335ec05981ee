import { randomInt } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { decodePageVersion, encodePageVersion } from './pageVersion';

const encode = (text: string) => deflateRawSync(text).toString('base64url');

const asItIs = (name: string) => name;

const manyTargets = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `production/cluster-${index}`,
      ['deployments', 'replicasets', 'statefulsets', 'pods']
        .map(kind => `${kind}:${randomInt(2 ** 40)}`)
        .join(','),
    ]),
  );

describe('page version', () => {
  it.each([0, 1, 10])('of %d targets comes back as it was', count => {
    const version = { targets: manyTargets(count), operations: 'x@y' };
    expect(decodePageVersion(encodePageVersion(version, asItIs))).toEqual(
      version,
    );
  });

  it('stays fit for a query however many targets there are', () => {
    const text = encodePageVersion({ targets: manyTargets(500) }, asItIs);
    expect(text.length).toBeLessThan(2048);
    expect(decodePageVersion(text)).toEqual({ targets: {} });
  });

  it.each([
    ['nothing', ''],
    ['any text', 'nonsense'],
    ['a number', encode('7')],
    ['targets that are no texts', encode('{"targets":{"a":1}}')],
    ['a bomb', encode('"'.padEnd(10_000_000, 'x'))],
  ])('refuses %s', (_, text) => {
    expect(() => decodePageVersion(text)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});
