import { ProofRequest } from './request';
import { Stage, StageOutcome, StageResult } from './stage';

async function attempt(stage: Stage): Promise<StageOutcome> {
  try {
    return await stage.run();
  } catch (error) {
    return { status: 'failed', reason: String(error) };
  }
}

/** Runs the wanted stages one after the other; one that fails does not stop those after it. */
export async function runStages(
  stages: Stage[],
  request: ProofRequest,
  log: (line: string) => void,
): Promise<StageResult[]> {
  const results: StageResult[] = [];
  for (const stage of stages.filter(({ group }) => request.wanted.has(group))) {
    const { group, name } = stage;
    if (request.skipped.has(group)) {
      const reason = `asked for by --skip ${group}`;
      results.push({
        name,
        outcome: { status: 'skipped', reason },
        seconds: 0,
      });
      continue;
    }
    log(`\n▸ ${name}`);
    const began = performance.now();
    const outcome = await attempt(stage);
    const seconds = (performance.now() - began) / 1000;
    log(`▸ ${name}: ${outcome.status} after ${seconds.toFixed(1)} s`);
    results.push({ name, outcome, seconds });
  }
  return results;
}
