import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  operationKinds,
  type WorkloadOperationKind,
} from '@slipway/backstage-plugin-slipway-common';
import { listBoundaries } from '@slipway/backstage-plugin-slipway-backend/src/operations';
import { repositoryRoot } from '../../repositoryRoot';
import { boundariesOf, platforms, subjectOf, subjects } from '.';

const handlers = platforms.flatMap(({ id, operations }) =>
  Object.values(operations).map(handler => ({ id, handler })),
);

describe('the subjects of the crash suite', () => {
  it.each(operationKinds)('there is one for %s', kind => {
    expect(subjectOf[kind as WorkloadOperationKind].kind).toBe(kind);
    expect(subjects).toContain(subjectOf[kind as WorkloadOperationKind]);
  });

  it('know the platform of every module', () => {
    const module = /^slipway-backend-module-(.+)$/;
    const modules = readdirSync(join(repositoryRoot, 'plugins')).flatMap(
      name => module.exec(name)?.[1] ?? [],
    );
    expect(platforms.map(({ id }) => id)).toEqual(modules);
  });

  it.each(handlers)(
    'are tried at every boundary that the engine lists: $handler.kind on $id',
    ({ handler }) => {
      const tried = subjects.filter(({ kind }) => kind === handler.kind);
      expect(tried).not.toEqual([]);
      expect(boundariesOf(handler.kind)).toEqual(listBoundaries(handler));
    },
  );

  it('have names that no other has, as workloads are named after them', () => {
    const names = subjects.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const longest = names.flatMap((name, index) =>
      boundariesOf(subjects[index]!.kind).map(
        boundary => `postgres-${name}-${boundary}`.length,
      ),
    );
    // With the hash of a revision a StatefulSet's name has to fit into a label.
    expect(Math.max(...longest)).toBeLessThanOrEqual(52);
  });
});
