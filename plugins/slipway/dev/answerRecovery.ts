import { Operation } from '@slipway/backstage-plugin-slipway-common';
import {
  aDrill,
  aRecoveryHistory,
  aRecoveryReport,
} from '../src/__testUtils__/aDrill';
import { anOperationItem } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { ago } from './ago';
import { datastoresOf, recoveryScenarios } from './recoveryScenarios';

/** What the routes of data stores would answer; `undefined` for another route. */
export function answerRecovery(path: readonly string[]): object | undefined {
  const [, kind = '', name = '', part, ...rest] = path;
  if (part === 'datastores') {
    return rest.length
      ? aRecoveryHistory()
      : { items: datastoresOf(kind, name) };
  }
  if (part === 'activity' && kind === 'resource') {
    return { items: reports().map(anOperationItem) };
  }
  if (part === 'recovery-reports') {
    const items = reports().map(aRecoveryReport);
    return { items: name === 'customer-db' ? [] : items };
  }
  const scenario = recoveryScenarios[name];
  return kind === 'resource' && part === undefined && scenario
    ? { ...scenario(), entityRef: `resource:default/${name}`, title: name }
    : undefined;
}

/** A drill each month, of which one failed. */
function reports(): Operation[] {
  return Array.from({ length: 6 }, (_, month) => {
    const drill = aDrill({
      id: `5e1d9c1e-6d0b-4f0e-9a43-0b8f8f0a1d0${month}`,
      createdAt: ago(12 * 1440 + month * 30 * 1440),
    });
    return month === 2
      ? {
          ...drill,
          state: 'failed',
          message: 'The check “orders are there” failed',
          steps: drill.steps.map(step =>
            step.finding?.type === 'checked'
              ? {
                  ...step,
                  finding: {
                    type: 'checked',
                    checks: [
                      {
                        name: 'orders are there',
                        passed: false,
                        message: 'false instead of true',
                      },
                    ],
                  },
                }
              : step,
          ),
        }
      : drill;
  });
}
