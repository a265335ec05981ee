import { EquivalentCommand } from '@slipway/backstage-plugin-slipway-common';
import { quoteWord } from '@slipway/backstage-plugin-slipway-node';
import { LiveWorkload } from './liveWorkload';

/** Commands of kubectl for a workload; `verb` is written as it stands, `option` as one word. */
export function kubectl(
  { found }: LiveWorkload,
  ...commands: { title: string; verb: string; option?: string }[]
): EquivalentCommand[] {
  const { namespace, name } = found.workload;
  const object = `${found.kind.toLowerCase()}/${name}`;
  return commands.map(({ title, verb, option }) => ({
    title,
    command: [
      `kubectl -n ${quoteWord(namespace)} ${verb}`,
      ...[object, ...(option === undefined ? [] : [option])].map(quoteWord),
    ].join(' '),
  }));
}

/** Waits for a rollout by hand. */
export const rolloutStatus = {
  title: 'Watch it',
  verb: 'rollout status',
} as const;
