import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';
import { describeMachine } from './machine';
import { benchmarkDocument, writeDocument } from './document/writeDocument';
import { BenchResult, report } from './report';
import { benchRollback } from './rollback/benchRollback';
import { benchTakeover } from './takeover/benchTakeover';
import { benchScreen } from './screen/benchScreen';
import { benchServicePage } from './servicePage/benchServicePage';
import { benchTab } from './tab/benchTab';

function log(line: string) {
  console.log(`▸ ${line}`);
}

/** What a bench is told. */
type Options = {
  /** How often each thing is done; each bench has a number of its own. */
  rounds: number | undefined;
  /** How many workloads the cluster has. */
  sizes: number[];
};

/** What can be measured, by name. */
const benches: Record<string, (options: Options) => Promise<BenchResult>> = {
  'change-to-screen': ({ rounds = 60 }) => benchScreen({ rounds, log }),
  rollback: ({ rounds = 15 }) => benchRollback({ rounds, log }),
  takeover: ({ rounds = 3 }) => benchTakeover({ rounds, log }),
  'service-page': ({ sizes, rounds = 1_000 }) =>
    benchServicePage({ sizes, rounds, log }),
  tab: ({ rounds = 10 }) => benchTab({ rounds, log }),
};

/** Not a bench: writes the last results into the document. */
const tableName = 'table';

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string' },
      sizes: { type: 'string', default: '1,100,1000' },
    },
  });
  const names = positionals.length ? positionals : Object.keys(benches);
  const known = [...Object.keys(benches), tableName];
  const unknown = names.find(name => !known.includes(name));
  if (unknown) {
    throw new InputError(
      `"${unknown}" is nothing to measure. Choose from ${known.join(', ')}.`,
    );
  }
  for (const name of names) {
    if (name === tableName) {
      writeDocument(Object.keys(benches));
      log(`the last results are in ${benchmarkDocument}`);
      continue;
    }
    const machine = describeMachine();
    log(
      `${name}: commit ${machine.commit}${machine.isChanged ? ' with changes' : ''}, Node ${machine.node}, ${machine.cores} × ${machine.cpu}, load ${machine.load.toFixed(1)}`,
    );
    const result = await benches[name]!({
      rounds: values.rounds ? Number(values.rounds) : undefined,
      sizes: values.sizes.split(',').map(Number),
    });
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
