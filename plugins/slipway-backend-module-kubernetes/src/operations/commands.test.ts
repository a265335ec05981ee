import { execFileSync } from 'node:child_process';
import { JsonObject } from '@backstage/types';
import {
  OperationKind,
  WorkloadOperationKind,
} from '@slipway/backstage-plugin-slipway-common';
import {
  OperationHandler,
  PlanContext,
} from '@slipway/backstage-plugin-slipway-node';
import fc from 'fast-check';
import { merge } from '../model/testUtils';
import { aService } from '../placement/testUtils/aService';
import { createOperationHandlers } from './createHandlers';
import { aRetailCluster } from './testUtils';

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);

const kinds: [OperationKind, JsonObject, string[][]][] = [
  [
    'rollback',
    { toRevision: '1' },
    [
      ['rollout', 'undo', 'OBJECT', '--to-revision=1'],
      ['rollout', 'status', 'OBJECT'],
    ],
  ],
  ['scale', { replicas: 5 }, [['scale', 'OBJECT', '--replicas=5']]],
  [
    'restart',
    {},
    [
      ['rollout', 'restart', 'OBJECT'],
      ['rollout', 'status', 'OBJECT'],
    ],
  ],
  ['rollout-pause', {}, [['rollout', 'pause', 'OBJECT']]],
  [
    'rollout-resume',
    {},
    [
      ['rollout', 'resume', 'OBJECT'],
      ['rollout', 'status', 'OBJECT'],
    ],
  ],
];

it.each(kinds)(
  'S14: the commands of a %s have the words that they are meant to have',
  async (kind, input, expected) => {
    await fc.assert(
      fc.asyncProperty(label, label, async (name, namespace) => {
        const cluster = aRetailCluster();
        const base = cluster.get('deployments', 'backend');
        cluster.set(
          'deployments',
          merge(base, { metadata: { name, namespace } }),
        );
        const handler = createOperationHandlers(cluster.access)[
          kind as WorkloadOperationKind
        ] as unknown as OperationHandler;
        const { commands } = await handler.plan({
          service: aService({
            config: { cluster: 'retail-cluster', namespace },
          }),
          workload: `deployment.${name}`,
          input,
        } as unknown as PlanContext<OperationKind>);
        expect(commands.map(({ command }) => readByShell(command))).toEqual(
          expected.map(words => [
            ...['kubectl', '-n', namespace],
            ...words.map(word =>
              word === 'OBJECT' ? `deployment/${name}` : word,
            ),
          ]),
        );
      }),
      { numRuns: 15 },
    );
  },
);

/** The words that a POSIX shell makes of a command, without running it. */
function readByShell(command: string): string[] {
  const output = execFileSync('sh', ['-c', `printf '%s\\0' ${command}`]);
  return output.toString('utf8').split('\0').slice(0, -1);
}
