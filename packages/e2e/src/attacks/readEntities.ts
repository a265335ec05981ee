import type { Entity } from '@backstage/catalog-model';
import { parseEntityYaml } from '@backstage/plugin-catalog-node';
import type { StandInCatalog } from './StandInCatalog';
import type { Variant } from './variants';

/** As the catalog reads a file; nothing of one that it refuses. */
export function readEntities({ yaml }: Variant): Entity[] {
  const location = { type: 'url', target: 'https://example.com/catalog-info' };
  try {
    const results = [...parseEntityYaml(yaml, location)];
    return results.flatMap(it => (it.type === 'entity' ? it.entity : []));
  } catch (error) {
    expect(String(error)).toContain('resource exhaustion');
    return [];
  }
}

/** Its reference; nothing for what no catalog can hold: no JSON, no kind or no name. */
export function take(catalog: StandInCatalog, entity: Entity): string[] {
  const { kind, metadata } = entity;
  const hasRef = [kind, metadata?.name, metadata?.namespace ?? 'default'].every(
    part => typeof part === 'string' && part !== '',
  );
  try {
    return hasRef ? [catalog.put(JSON.parse(JSON.stringify(entity)))] : [];
  } catch (error) {
    expect(String(error)).toContain('circular');
    return [];
  }
}
