import { exampleOfCluster } from './exampleOfCluster';
import { readExample } from './readExample';
import { isWorkload } from './workload';

describe('exampleOfCluster', () => {
  it('divides the example among its clusters, and gives each what belongs to none', async () => {
    const example = await readExample();
    const parts = ['retail-cluster', 'retail-cluster-2'].map(name =>
      exampleOfCluster(example, name),
    );
    expect(
      parts.map(({ manifests }) => [
        ...new Set(manifests.filter(isWorkload).map(namespaceOf)),
      ]),
    ).toEqual([['development', 'production', 'staging'], ['production-2']]);
    expect(
      parts.map(({ history, loads }) => [
        new Set(history.map(({ workload }) => workload.namespace)),
        new Set(loads.map(({ selector }) => selector.namespace)),
      ]),
    ).toEqual([
      Array(2).fill(new Set(['development', 'staging', 'production'])),
      Array(2).fill(new Set(['production-2'])),
    ]);
    for (const { manifests } of parts) {
      expect(manifests.map(({ object }) => object.metadata.name)).toEqual(
        expect.arrayContaining(['slipway', 'slipway-reader', 'monitoring']),
      );
    }
  });
});

function namespaceOf({ object }: { object: { metadata: object } }) {
  return (object.metadata as { namespace?: string }).namespace;
}
