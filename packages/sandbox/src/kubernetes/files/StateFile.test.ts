import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatorClock } from '../clock/SimulatorClock';
import { resources } from '../resources/resources';
import { ObjectStore } from '../store/ObjectStore';
import { StateFile } from './StateFile';

describe('StateFile', () => {
  const clock = new SimulatorClock({ startAt: new Date('2026-01-01') });
  let directory = '';
  let path = '';

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'slipway-state-'));
    path = join(directory, 'cluster.json');
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('keeps a cluster, whole and in one file', async () => {
    const store = new ObjectStore({ clock });
    const stop = new StateFile(path, fail).follow(store);
    const { metadata } = store.create(resources.namespaces, {
      metadata: { name: 'retail' },
    });
    await stop();

    const kept = await new StateFile(path, fail).read({ clock });

    expect(kept?.time).toEqual(clock.now());
    expect(
      kept?.store.get(resources.namespaces, undefined, 'retail')?.metadata,
    ).toEqual(metadata);
    expect(await readdir(directory)).toEqual(['cluster.json']);
  });

  it('has nothing where nothing was kept', async () => {
    expect(await new StateFile(path, fail).read({ clock })).toBeUndefined();
  });

  it('says which file is damaged, and what to do', async () => {
    await writeFile(path, '{"format":1,"resourceVersion":12,"obj');

    await expect(new StateFile(path, fail).read({ clock })).rejects.toThrow(
      `The simulated cluster's state in ${path} is damaged: it is not JSON, or not all of it. Start with 'scripts/start --reset' to begin anew, or put a good copy in its place`,
    );
  });

  it('says so when it cannot write, and the cluster goes on', async () => {
    await writeFile(join(directory, 'file'), '');
    const lines: string[] = [];
    const impossible = join(directory, 'file', 'cluster.json');
    await new StateFile(impossible, line => lines.push(line)).follow(
      new ObjectStore({ clock }),
    )();

    expect(lines[0]).toContain(
      `the cluster's state could not be written to ${impossible}`,
    );
  });
});

function fail(line: string): never {
  throw new Error(line);
}
