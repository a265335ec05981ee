import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { repositoryRoot } from '../../repositoryRoot';
import { subjects } from '../subjects';
import { describeFire } from './fireRecord';

/** Where the last result of the whole suite is written down. */
const recordPath = 'docs/fire.md';

async function main([reportPath = '', commit = '']: string[]) {
  const text = describeFire(JSON.parse(readFileSync(reportPath, 'utf8')), {
    commit,
    subjects: subjects.map(({ name }) => name),
  });
  writeFileSync(
    join(repositoryRoot, recordPath),
    await format(text, { parser: 'markdown' }),
  );
  console.log(`▸ Written to ${recordPath}`);
}

main(process.argv.slice(2)).catch(error => {
  console.error(error);
  process.exitCode = 1;
});
