/* Prints how long the first and the second start took, part by part, and fails where a budget is exceeded. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const [, , folder] = process.argv;
const installs = ['node', 'packages'];
const budgets = { first: 60_000, second: 30_000 };

const read = which =>
  JSON.parse(readFileSync(join(folder, `start-times-${which}.json`), 'utf8'));
const starts = { first: read('first'), second: read('second') };

const lengthOf = ({ parts }, name) => {
  const part = parts.find(it => it.name === name);
  return part && part.to - part.from;
};
const seconds = milliseconds =>
  (milliseconds === undefined
    ? '–'
    : `${(milliseconds / 1000).toFixed(1)} s`
  ).padStart(10);

const names = [
  ...new Set(
    [...starts.first.parts, ...starts.second.parts].map(it => it.name),
  ),
];
const row = (name, first, second) =>
  console.log(`  ${name.padEnd(28)}${seconds(first)}${seconds(second)}`);

console.log(
  `  ${''.padEnd(28)}${'first'.padStart(10)}${'second'.padStart(10)}`,
);
for (const name of names) {
  row(name, lengthOf(starts.first, name), lengthOf(starts.second, name));
}
row('all of it', starts.first.total, starts.second.total);

const withoutInstall = start =>
  start.total -
  installs.reduce((sum, name) => sum + (lengthOf(start, name) ?? 0), 0);
const [first, second] = [withoutInstall(starts.first), starts.second.total];
row('all but Node and packages', first, withoutInstall(starts.second));

const exceeded = [
  first > budgets.first &&
    `The first start took ${seconds(first).trim()} without Node and the packages: more than ${seconds(budgets.first).trim()}.`,
  second > budgets.second &&
    `The second start took ${seconds(second).trim()}: more than ${seconds(budgets.second).trim()}.`,
].filter(Boolean);
exceeded.forEach(line => console.error(`✗ ${line}`));
if (exceeded.length === 0) {
  console.log('  Within the budgets of 60 s and 30 s.');
}
process.exitCode = exceeded.length === 0 ? 0 : 1;
