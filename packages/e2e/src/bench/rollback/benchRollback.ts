import { randomUUID } from 'node:crypto';
import { ServiceUnavailableError } from '@backstage/errors';
import type { Browser } from 'playwright-core';
import { people } from '../../browser/people';
import { PortalApi } from '../../browser/PortalApi';
import { PortalPage } from '../../browser/PortalPage';
import { until } from '../../controlPlane';
import { BenchDemo, subject } from '../demo/BenchDemo';
import { inBenchDemo } from '../demo/inBenchDemo';
import type { Caller } from '../proxy/callers';
import { findPatch } from '../proxy/countedCalls';
import type { BenchResult } from '../report';
import { lastClick, noteClicks } from './clicks';
import { Rollback, Rollbacks, toRollbackResult } from './toRollbackResult';

const entityRef = `component:default/${subject.name}`;

/**
 * Rolls one workload back and forth: by Slipway's HTTP API, by its button in a browser and by `kubectl rollout undo`, in turn; and measures
 * how long it takes from the request, the click or the start of the program until the patch arrives at the API server.
 */
export async function benchRollback(options: {
  rounds: number;
  log: (line: string) => void;
}): Promise<BenchResult> {
  return inBenchDemo(options.log, async (demo, browser) =>
    toRollbackResult(await measure(demo, browser, options)),
  );
}

async function measure(
  demo: BenchDemo,
  browser: Browser,
  { rounds, log }: { rounds: number; log: (line: string) => void },
): Promise<Rollbacks> {
  const api = await PortalApi.signIn(demo.url, people.tara);
  const portal = await PortalPage.open(browser, demo.url, {});
  await portal.signIn(people.tara);
  await portal.openOperations(subject.name);
  await noteClicks(portal.page);
  const rollbacks: Rollbacks = { api: [], click: [], kubectl: [] };
  // The first round fills the caches, kubectl's too, and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    log(`round ${round} of ${rounds}`);
    const ofRound = {
      api: await rollBack(demo, api, 'slipway operation', () =>
        submit(demo, api),
      ),
      click: await rollBack(demo, api, 'slipway operation', () =>
        click(demo, portal),
      ),
      kubectl: await rollBack(demo, api, 'kubectl', async () => {
        const undo = ['rollout', 'undo', `deployment/${subject.name}`];
        return (await demo.kubectl.run(...undo, '-n', subject.namespace)).at;
      }),
    };
    if (round > 0) {
      rollbacks.api.push(ofRound.api);
      rollbacks.click.push(ofRound.click);
      rollbacks.kubectl.push(ofRound.kubectl);
    }
  }
  return rollbacks;
}

/**
 * Waits for the end of one rollback.
 *
 * @param act - returns when somebody asked for it, in milliseconds since 1970.
 */
async function rollBack(
  demo: BenchDemo,
  api: PortalApi,
  caller: Caller,
  act: () => Promise<number>,
): Promise<Rollback> {
  const from = await act();
  const { name } = subject;
  const find = () => findPatch(demo.proxy.calls, { caller, name, from });
  await until(
    'The rollback being carried out',
    async () => find() !== undefined && (await demo.isSettled()),
  );
  await until('The operation ending', async () => {
    const [newest] = await api.operationsOn(entityRef);
    return newest === undefined || newest.endedAt !== undefined;
  });
  const { at: patchedAt } = find()!;
  // The plan is read with the reader's credentials.
  const callers = caller === 'kubectl' ? ['kubectl'] : [caller, 'slipway'];
  const asked = demo.proxy.calls.filter(
    call =>
      callers.includes(call.caller) && call.at >= from && call.at <= patchedAt,
  );
  return {
    milliseconds: patchedAt - from,
    calls: asked.map(({ at, method, path }) => ({
      after: at - from,
      method,
      path,
    })),
  };
}

async function submit(demo: BenchDemo, api: PortalApi): Promise<number> {
  const { revision } = await demo.previousRevision();
  const plan = await api.plan({
    kind: 'rollback',
    entityRef,
    environment: subject.environment,
    target: subject.cluster,
    workload: `deployment.${subject.name}`,
    input: { toRevision: revision },
  });
  if (plan.status !== 200) {
    throw new ServiceUnavailableError(
      `No plan: ${JSON.stringify(plan.body).slice(0, 500)}`,
    );
  }
  const at = Date.now();
  const { status, body } = await api.submit(plan.body, {
    reason: 'to measure how long it takes',
    idempotencyKey: randomUUID(),
  });
  if (status !== 202) {
    throw new ServiceUnavailableError(
      `Not accepted: ${JSON.stringify(body).slice(0, 500)}`,
    );
  }
  return at;
}

async function click(demo: BenchDemo, portal: PortalPage): Promise<number> {
  const { version } = await demo.previousRevision();
  const { dialog } = portal;
  await portal.rollBackButton(subject.column).click();
  await dialog.review(version);
  await dialog.reason.fill('to measure how long it takes');
  await dialog.button('Roll back').click();
  const at = await lastClick(portal.page);
  await dialog.succeeds();
  await dialog.close('Close');
  return at;
}
