import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../../../repository';
import { discover } from '../../api/discovery/discovery';
import { scenarios } from '../scenarios';
import { readTrace } from '../trace/traceFile';
import { listAt, textAt } from '../wire/json';
import { coverageTable, type ServedVerbs } from './coverageTable';

const page = join(repositoryRoot, 'packages', 'sandbox', 'SIMULATOR.md');

function servedVerbs(): ServedVerbs[] {
  const groups = listAt(discover('/apis', ''), 'groups');
  const versions = groups.flatMap(group =>
    listAt(group, 'versions').map(version => textAt(version, 'groupVersion')),
  );
  return ['v1', ...versions].flatMap(groupVersion => {
    const root = groupVersion.includes('/') ? '/apis' : '/api';
    const found = discover(`${root}/${groupVersion}`, '');
    return listAt(found, 'resources').map(resource => ({
      groupVersion,
      resource: textAt(resource, 'name'),
      verbs: resource.verbs as string[],
    }));
  });
}

describe('SIMULATOR.md', () => {
  it('says of each call what it is checked against', async () => {
    const calls = new Set<string>();
    for (const { name } of scenarios) {
      const [answered] = (await readTrace(name)).slice(-1);
      (answered?.Answered as string[]).forEach(call => calls.add(call));
    }
    const generated = coverageTable({
      served: servedVerbs(),
      calls,
      scenarios,
    });
    if (process.env.UPDATE_TRACES === '1') {
      await writeFile(page, generated);
    }
    expect(await readFile(page, 'utf8')).toBe(generated);
  });
});
