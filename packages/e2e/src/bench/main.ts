import { describeMachine } from './machine';
import { benchmarkDocument, writeDocument } from './document/writeDocument';
import { BenchResult, report } from './report';
import { BenchRequest, parseBenchRequest } from './request';
import { benchRollback } from './rollback/benchRollback';
import { benchTakeover } from './takeover/benchTakeover';
import { benchScreen } from './screen/benchScreen';
import { benchServicePage } from './servicePage/benchServicePage';
import { benchTab } from './tab/benchTab';

function log(line: string) {
  console.log(`▸ ${line}`);
}

/** What can be measured, by name. */
const benches: Record<string, (request: BenchRequest) => Promise<BenchResult>> =
  {
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
  const request = parseBenchRequest(process.argv.slice(2), {
    benches: Object.keys(benches),
    others: [tableName],
  });
  // Once: what is measured first loads the machine for what comes after it.
  const machine = describeMachine();
  log(
    `commit ${machine.commit}${machine.isChanged ? ' with changes' : ''}, Node ${machine.node}, ${machine.cores} × ${machine.cpu}, load ${machine.load.toFixed(1)}`,
  );
  for (const name of request.names) {
    if (name === tableName) {
      writeDocument(Object.keys(benches));
      log(`the last results are in ${benchmarkDocument}`);
      continue;
    }
    log(name);
    const at = new Date().toISOString();
    const result = await benches[name]!(request);
    console.log(report(result, { ...machine, at }));
  }
}

main().then(
  () => process.exit(),
  error => {
    console.error(`✗ ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  },
);
