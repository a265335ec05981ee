import { hasReached, writeVersion } from './pictureVersion';

describe('picture versions', () => {
  it('are written as kinds with their resource versions', () => {
    expect(
      writeVersion({ deployments: '120', pods: '131', replicasets: '' }, 7),
    ).toBe('deployments:120,pods:131;7');
  });

  it.each([
    ['pods:131;9', true],
    ['pods:130,deployments:120', true],
    ['pods:132', false],
    ['deployments:121,pods:1', false],
    ['pods:9', true],
    ['pods:10000000000000000000', false],
    ['unknown:999', true],
    ['__proto__:999', true],
    ['pods:abc', true],
    ['', true],
    [';', true],
  ])('%s is reached: %s', (after, expected) => {
    expect(hasReached({ deployments: '120', pods: '131' }, after)).toBe(
      expected,
    );
  });
});
