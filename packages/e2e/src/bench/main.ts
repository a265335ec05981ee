import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';
import { describeMachine } from './machine';
import { BenchResult, report } from './report';
import { benchServicePage } from './servicePage/benchServicePage';
import { benchTab } from './tab/benchTab';

function log(line: string) {
  console.log(`▸ ${line}`);
}

/** What can be measured, by name. */
const benches: Record<string, (sizes: number[]) => Promise<BenchResult>> = {
  'service-page': sizes => benchServicePage(sizes, log),
  tab: () => benchTab(log),
};

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { sizes: { type: 'string', default: '1,100,1000' } },
  });
  const names = positionals.length ? positionals : Object.keys(benches);
  const unknown = names.find(name => !benches[name]);
  if (unknown) {
    throw new InputError(
      `"${unknown}" is nothing to measure. Choose from ${Object.keys(benches).join(', ')}.`,
    );
  }
  const machine = describeMachine();
  console.log(
    `commit ${machine.commit}${machine.isChanged ? ' with changes' : ''}, Node ${machine.node}, ${machine.cores} × ${machine.cpu}, load ${machine.load.toFixed(1)}`,
  );
  for (const name of names) {
    const result = await benches[name]!(values.sizes.split(',').map(Number));
    console.log(report(result, machine));
  }
}

main().then(
  () => process.exit(),
  error => {
    console.error(`✗ ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  },
);
