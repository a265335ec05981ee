import { EquivalentCommand } from '@slipway/backstage-plugin-slipway-common';
import { LiveWorkload } from './liveWorkload';

/**
 * Commands of kubectl for a workload.
 *
 * @remarks
 * Names of objects and namespaces are DNS names, as the API server and `parseWorkloadId` demand: they need no quotes.
 */
export function kubectl(
  { found }: LiveWorkload,
  ...commands: { title: string; verb: string; options?: string }[]
): EquivalentCommand[] {
  const { namespace, name } = found.workload;
  return commands.map(({ title, verb, options = '' }) => ({
    title,
    command: `kubectl -n ${namespace} ${verb} ${found.kind.toLowerCase()}/${name}${
      options && ` ${options}`
    }`,
  }));
}

/** Waits for a rollout by hand. */
export const rolloutStatus = {
  title: 'Watch it',
  verb: 'rollout status',
} as const;
