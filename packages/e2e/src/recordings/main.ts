import { startPostgres } from 'sandbox';
import { listVersions } from './listVersions';
import { record } from './record';
import { RecordedDatabases } from './RecordedDatabases';
import { nameOf, RecordedRuns } from './Recording';

/**
 * Records what has no recording yet: `yarn recordings [NAME…]`. A recording that is there is written anew only where it
 * is named, as `rollback@1`: what ran once has run that way.
 */
async function main() {
  const named = process.argv.slice(2);
  const runs = new RecordedRuns();
  const versions = listVersions().filter(({ isEarlier }) => !isEarlier);
  const unknown = named.filter(it => !versions.map(nameOf).includes(it));
  if (unknown.length > 0) {
    throw new Error(
      `No steps of this checkout begin as ${unknown.join(', ')}, but as ${versions.map(nameOf).join(', ')}`,
    );
  }
  const postgres = await startPostgres();
  const databases = new RecordedDatabases(postgres);
  try {
    for (const version of versions) {
      const name = nameOf(version);
      if (runs.has(name) && !named.includes(name)) {
        console.log(`${name}: is recorded, and stays as it is`);
      } else {
        runs.write(await record(databases, version));
        console.log(`${name}: recorded`);
      }
    }
  } finally {
    await databases.close();
    await postgres.stop();
  }
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
