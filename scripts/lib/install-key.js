/* Prints a key that changes whenever the packages have to be installed again. */
const { createHash } = require('node:crypto');
const { readFileSync, readdirSync, existsSync } = require('node:fs');
const { join } = require('node:path');

const manifests = ['packages', 'plugins']
  .flatMap(folder => readdirSync(folder).map(name => join(folder, name)))
  .map(folder => join(folder, 'package.json'))
  .filter(file => existsSync(file))
  .sort();

const hash = createHash('sha256').update(process.version);
for (const file of ['package.json', 'yarn.lock', '.yarnrc.yml', ...manifests]) {
  hash.update(`\0${file}\0`).update(readFileSync(file));
}
console.log(hash.digest('hex'));
