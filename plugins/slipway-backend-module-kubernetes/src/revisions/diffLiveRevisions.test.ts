import { aReplicaSet, aTemplate } from '../model/testUtils';
import { aRetailCluster, rollbackContext } from '../operations/testUtils';
import { diffLiveRevisions } from './diffLiveRevisions';

const { service, workload } = rollbackContext;
const diff = (from: string, to: string, cluster = aRetailCluster()) =>
  diffLiveRevisions(cluster.access, { service, workload, from, to });

describe('diffLiveRevisions', () => {
  it('compares two revisions, whichever of them runs', async () => {
    const text = await diff('1', '2');
    expect(text).toContain('--- revision 1\n+++ revision 2\n');
    expect(text).toMatch(/^- +image: .*:1\.1\.0$/m);
    expect(text).toMatch(/^\+ +image: .*:1\.2\.0$/m);
    expect(await diff('2', '1')).toMatch(/^\+ +image: .*:1\.1\.0$/m);
  });

  it('is empty where they are the same', async () => {
    expect(await diff('1', '1')).toBe('');
  });

  it('S7: tells that a secret has changed, and not to what', async () => {
    const cluster = aRetailCluster();
    const changed = aTemplate('1.1.0', {
      spec: {
        containers: [
          {
            name: 'backend',
            image: 'registry.example/retail-backend:1.1.0',
            env: [{ name: 'STRIPE_API_KEY', value: 'canary-other-key' }],
          },
        ],
      },
    });
    cluster.set(
      'replicasets',
      aReplicaSet(3, '1.1.0', { spec: { template: changed } }),
    );
    const text = await diff('1', '3', cluster);
    expect(text).toContain('STRIPE_API_KEY');
    expect(text).not.toContain('canary');
  });

  it.each([
    ['7', '2', "'7'"],
    ['1', '8', "'8'"],
  ])(
    'names the revision that is not kept: %s to %s',
    async (from, to, named) => {
      await expect(diff(from, to)).rejects.toMatchObject({
        name: 'NotFoundError',
        message: `Deployment production/backend has no revision ${named}; it keeps 2, 1`,
      });
    },
  );

  it('S2: refuses a workload of another service', async () => {
    const cluster = aRetailCluster({
      metadata: { labels: { 'backstage.io/kubernetes-id': 'other' } },
    });
    await expect(diff('1', '2', cluster)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });
});
