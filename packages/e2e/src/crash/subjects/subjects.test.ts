import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { operationKinds } from '@slipway/backstage-plugin-slipway-common';
import { listBoundaries } from '@slipway/backstage-plugin-slipway-backend/src/operations';
import { repositoryRoot } from '../../repositoryRoot';
import { groundNames, type GroundName } from '../ground/Grounds';
import { boundariesOf, platforms, subjectOf, subjects } from '.';

const handlers = platforms.flatMap(({ id, operations }) =>
  Object.values(operations).map(handler => ({ id, handler })),
);

const longestNames: Record<GroundName, number> = {
  // With the hash of a revision a StatefulSet's name has to fit into a label.
  kubernetes: 52,
  // With what a copy is called besides, it has to fit into an identifier of RDS.
  aws: 63 - '-restored-01234567'.length,
};

describe('the subjects of the crash suite', () => {
  it.each(operationKinds)('there is one for %s', kind => {
    expect(subjectOf[kind].kind).toBe(kind);
    expect(subjects).toContain(subjectOf[kind]);
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
  });

  it.each(groundNames)('have names that are short enough on %s', ground => {
    const names = subjects
      .filter(it => it.ground === ground)
      .flatMap(({ name, kind }) =>
        boundariesOf(kind).map(boundary => `postgres-${name}-${boundary}`),
      );
    const longest = Math.max(...names.map(({ length }) => length));
    expect(longest).toBeLessThanOrEqual(longestNames[ground]);
  });
});
