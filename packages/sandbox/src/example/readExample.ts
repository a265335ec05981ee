import { resolve } from 'node:path';
import { repositoryRoot } from '../repository';
import { readExampleFile } from './exampleFile';
import { HistoryStep, readHistory } from './history';
import { ExampleLoad, readLoads } from './loads';
import { Manifest, readManifests } from './manifests';

/** The retail example as it is written in `examples/kubernetes`. */
export interface RetailExample {
  manifests: Manifest[];
  history: HistoryStep[];
  /** What the pods use: to be set once the example is seeded, as more pods take longer to roll out. */
  loads: ExampleLoad[];
}

/**
 * Reads and checks the files of the retail example.
 *
 * @throws InputError with file, line and fix
 */
export async function readExample(
  checkout: string = repositoryRoot,
): Promise<RetailExample> {
  const folder = resolve(checkout, 'examples/kubernetes');
  const manifests = await readManifests(checkout);
  const records = (file: string) =>
    readExampleFile(resolve(folder, file), checkout);
  return {
    manifests,
    history: readHistory(await records('history.yaml'), manifests),
    loads: readLoads(await records('loads.yaml'), manifests),
  };
}
