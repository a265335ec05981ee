import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { repositoryRoot } from '../repository';
import { readExampleFile } from './exampleFile';
import { readExample } from './readExample';
import { formatWorkload, isWorkload } from './workload';

const KUBERNETES_ID = 'backstage.io/kubernetes-id';

interface CatalogEntity {
  kind: string;
  metadata: { name: string; annotations?: Record<string, string> };
  spec: { dependsOn?: string[]; owner?: string };
}

async function readCatalog(): Promise<CatalogEntity[]> {
  const folder = resolve(repositoryRoot, 'examples/catalog');
  const files = await readdir(folder);
  const records = await Promise.all(
    files.map(file => readExampleFile(resolve(folder, file), repositoryRoot)),
  );
  return records.flat().map(({ value }) => value as unknown as CatalogEntity);
}

describe('the retail example', () => {
  it('has a history for most of its workloads', async () => {
    const { manifests, history } = await readExample();
    const workloads = manifests.filter(isWorkload);
    const changed = new Set(
      history.map(({ workload }) => formatWorkload(workload)),
    );

    expect(workloads.length).toBeGreaterThanOrEqual(20);
    expect(changed.size).toBeGreaterThanOrEqual(17);
    expect(
      history
        .filter(
          ({ workload }) =>
            formatWorkload(workload) === 'production/deployment/backend',
        )
        .map(({ version }) => version),
    ).toEqual(['1.1.0', '1.2.0']);
  });

  it('proves by label which service each workload belongs to', async () => {
    const { manifests } = await readExample();
    const entities = await readCatalog();
    const ids = new Set(
      entities.map(({ metadata }) => metadata.annotations?.[KUBERNETES_ID]),
    );
    const unclaimed = manifests
      .filter(isWorkload)
      .filter(
        ({ object }) => !ids.has(object.metadata.labels?.[KUBERNETES_ID]),
      );

    expect(unclaimed).toEqual([]);
  });

  it('depends on nothing that is not in the catalog', async () => {
    const entities = await readCatalog();
    const known = new Set(
      entities.map(
        ({ kind, metadata }) => `${kind.toLowerCase()}:${metadata.name}`,
      ),
    );
    const used = entities.flatMap(({ spec }) => [
      ...(spec.dependsOn ?? []),
      ...(spec.owner ? [`group:${spec.owner}`] : []),
    ]);

    expect(used.filter(ref => !known.has(ref))).toEqual([]);
  });

  it('has no autoscaled workload whose manifest fixes the replicas', async () => {
    const { manifests } = await readExample();
    const scaled = manifests
      .filter(({ object }) => object.kind === 'HorizontalPodAutoscaler')
      .map(
        ({ object }) =>
          `${object.metadata.namespace}/${(object as unknown as { spec: { scaleTargetRef: { name: string } } }).spec.scaleTargetRef.name}`,
      );
    const fixed = manifests
      .filter(isWorkload)
      .filter(
        ({ object }) =>
          'replicas' in (object as unknown as { spec: object }).spec,
      )
      .map(
        ({ object }) => `${object.metadata.namespace}/${object.metadata.name}`,
      );

    expect(scaled.filter(name => fixed.includes(name))).toEqual([]);
    expect(scaled).toContain('production/backend');
  });
});
