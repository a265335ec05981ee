import { knownFact } from '@slipway/backstage-plugin-slipway-common';
import {
  anEnvironmentView,
  anOperation,
  aTargetView,
  aWorkload,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { summarize } from './summarize';

const at = '2026-01-15T10:00:00.000Z';
const target = (id: string, ...workloads: ReturnType<typeof aWorkload>[]) =>
  aTargetView({
    id,
    observation: { status: 'observed', observedAt: at, workloads },
  });
const made = (createdAt: string) => ({
  revision: '4',
  createdAt,
  madeBy: knownFact('ci', { source: 'x', observedAt: at }),
});
const counts = (ready: number, desired: number) => ({
  desired,
  current: desired,
  updated: desired,
  ready,
  available: ready,
});

describe('summarize', () => {
  it('puts the version of the worst workload first and its reason beside it', () => {
    expect(
      summarize(
        anEnvironmentView({
          phase: 'Degraded',
          targets: [
            target(
              'east',
              aWorkload({
                version: '1.1.0',
                replicas: counts(3, 3),
                revision: made('2026-01-10T10:00:00.000Z'),
              }),
            ),
            target(
              'west',
              aWorkload({
                version: '1.2.0',
                replicas: counts(1, 3),
                revision: made('2026-01-12T10:00:00.000Z'),
                status: {
                  phase: 'Degraded',
                  reason: 'x',
                  message: 'It crashes',
                },
              }),
            ),
          ],
        }),
      ),
    ).toMatchObject({
      phase: 'Degraded',
      versions: ['1.2.0', '1.1.0'],
      message: 'It crashes',
      replicas: { ready: 4, desired: 6 },
      changedAt: '2026-01-12T10:00:00.000Z',
      unseen: false,
    });
  });

  it('says nothing more of what is healthy', () => {
    const { message, operation } = summarize(anEnvironmentView());
    expect({ message, operation }).toEqual({});
  });

  it('tells what was last seen from what is seen', () => {
    expect(
      summarize(
        anEnvironmentView({
          phase: 'Unknown',
          targets: [
            aTargetView({
              observation: {
                status: 'unknown',
                reason: 'unreachable',
                message: 'connect ETIMEDOUT',
                lastSeen: {
                  observedAt: at,
                  workloads: [aWorkload({ version: '1.1.9' })],
                },
              },
            }),
          ],
        }),
      ),
    ).toMatchObject({
      versions: ['1.1.9'],
      message: 'connect ETIMEDOUT',
      unseen: true,
    });
  });

  it('names the operation that is under way, and none that has ended', () => {
    const operation = anOperation({ state: 'running' });
    const withOperation = (state: 'running' | 'succeeded') =>
      summarize(
        anEnvironmentView({
          targets: [
            aTargetView({ activeOperations: [{ ...operation, state }] }),
          ],
        }),
      ).operation?.id;
    expect(withOperation('running')).toBe(operation.id);
    expect(withOperation('succeeded')).toBeUndefined();
  });
});
