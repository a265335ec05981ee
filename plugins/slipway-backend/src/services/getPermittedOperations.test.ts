import {
  TargetObservation,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import {
  aPlatform,
  aTarget,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aWorkload } from '../testUtils/FakeLiveState';
import { getPermittedOperations } from './getPermittedOperations';

const observed = (...workloads: Workload[]): TargetObservation => ({
  status: 'observed',
  observedAt: '2026-01-01T00:00:00.000Z',
  workloads,
});

const argo = aWorkload({
  gitOps: { controller: 'Argo CD', application: 'shop', evidence: 'label' },
});
const unproved = aWorkload({
  ownership: {
    proved: false,
    message: 'No label names it',
    fix: 'kubectl label …',
  },
});

function explain(options: {
  observation?: TargetObservation;
  canChange?: boolean;
  refused?: string;
}) {
  const { canChange = true, refused } = options;
  const permitted = getPermittedOperations({
    platform: Object.assign(aPlatform(), {
      describe: () => ({ place: 'x', canChange }),
    }),
    target: aTarget(),
    observation: options.observation ?? observed(aWorkload()),
    refusals: new Map(refused ? [['rollback', refused]] : []),
  });
  return Object.fromEntries(
    permitted.map(it => [it.kind, it.allowed ? 'allowed' : it.message]),
  );
}

describe('getPermittedOperations', () => {
  it('leaves out what the platform cannot do', () => {
    const platform = Object.assign(aPlatform(), { operations: {} });
    expect(
      getPermittedOperations({
        platform,
        target: aTarget(),
        observation: observed(aWorkload()),
        refusals: new Map(),
      }),
    ).toEqual([]);
  });

  it.each<[string, Parameters<typeof explain>[0], string, string]>([
    ['a healthy workload', {}, 'allowed', 'allowed'],
    [
      'a refusal by the policy',
      { refused: 'You lack it' },
      'You lack it',
      'allowed',
    ],
    [
      'a target without credentials for changing',
      { canChange: false },
      "'production/retail-cluster' is read-only: no credentials for changing are configured",
      "'production/retail-cluster' is read-only: no credentials for changing are configured",
    ],
    [
      'a target where nothing runs',
      { observation: observed() },
      'Nothing runs here',
      'Nothing runs here',
    ],
    [
      'a workload that Argo CD owns',
      { observation: observed(argo) },
      'Argo CD (shop) owns backend and would take the change back: make it in Git',
      'allowed',
    ],
    [
      'one of two that Argo CD owns',
      { observation: observed(argo, aWorkload()) },
      'allowed',
      'allowed',
    ],
    [
      'a workload without proof',
      { observation: observed(unproved) },
      'No label names it: kubectl label …',
      'No label names it: kubectl label …',
    ],
    [
      'a refusal before all else',
      { refused: 'You lack it', observation: observed() },
      'You lack it',
      'Nothing runs here',
    ],
  ])('%s', (_, options, rollback, restart) => {
    expect(explain(options)).toMatchObject({ rollback, restart });
  });
});
