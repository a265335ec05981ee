import { JsonObject } from '@backstage/types';
import { readKubernetesTarget } from './targetConfig';
import { aService } from './testUtils/aService';

const read = (config: JsonObject, by: 'label' | 'namespace' = 'label') =>
  readKubernetesTarget(
    aService({
      config,
      ownership: by === 'label' ? { by, key: 'app' } : { by },
    }).target,
  );
const key =
  'slipway.environments[production].targets[retail-cluster].kubernetes';

describe('readKubernetesTarget', () => {
  it('reads a target', () => {
    const config = read({
      cluster: 'retail-cluster',
      namespace: '{owner}-*',
      executor: { serviceAccountToken: 'x' },
    });
    expect(config).toMatchObject({
      cluster: 'retail-cluster',
      namespace: '{owner}-*',
    });
    expect(config.executor?.getString('serviceAccountToken')).toBe('x');
  });

  it('is read-only without an executor', () => {
    expect(read({ cluster: 'a', namespace: 'b' })).toEqual({
      cluster: 'a',
      namespace: 'b',
    });
  });

  it.each<[JsonObject, string]>([
    [{ namespace: 'a' }, `Missing value at '${key}.cluster'`],
    [{ cluster: 'a' }, `Missing value at '${key}.namespace'`],
    [{ cluster: 1, namespace: 'a' }, `Invalid value '1' at '${key}.cluster'`],
    [{ cluster: 'a', namespace: 'A b' }, `Invalid value 'A b'`],
    [{ cluster: 'a', namespace: '{team}' }, `Invalid value '{team}'`],
    [{ cluster: 'a', namespace: '{owner}{owner}' }, 'Invalid value'],
  ])('refuses %j', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });

  it('S2: refuses a namespace that is anybody’s where being there is the proof', () => {
    const { target } = aService({
      config: { cluster: 'a', namespace: 'production' },
      ownership: { by: 'namespace' },
    });
    expect(() => readKubernetesTarget(target)).toThrow(
      "the owners of this target are any of 'group:default/*'",
    );
    const owners = ['group:default/retail'];
    expect(readKubernetesTarget({ ...target, owners }).namespace).toBe(
      'production',
    );
  });

  it('refuses a pattern where being there is the proof', () => {
    expect(() =>
      read({ cluster: 'a', namespace: 'team-*' }, 'namespace'),
    ).toThrow('a pattern would let an annotation choose');
    expect(read({ cluster: 'a', namespace: '{owner}' }, 'namespace')).toEqual({
      cluster: 'a',
      namespace: '{owner}',
    });
  });
});
