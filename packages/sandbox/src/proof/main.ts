import { browserTests } from './browserTests';
import { checks } from './checks';
import { defencesStage } from './defences/defencesStage';
import { fireTests } from './fireTests';
import { realTests } from './realTests';
import { parseRequest } from './request';
import { runStages } from './runStages';
import { sizeStage } from './size/sizeStage';
import { summarize } from './summary';
import { unitTests } from './unitTests';

async function main() {
  const request = parseRequest(process.argv.slice(2));
  const results = await runStages(
    [
      ...checks,
      unitTests,
      sizeStage,
      realTests,
      fireTests(request),
      browserTests,
      defencesStage,
    ],
    request,
    console.log,
  );
  console.log(`\n${summarize(results)}`);
  process.exitCode = results.some(({ outcome }) => outcome.status === 'failed')
    ? 1
    : 0;
}

main().catch(error => {
  console.error(`✗ ${error.message}`);
  process.exitCode = 1;
});
