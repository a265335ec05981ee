import type { ContainerLife } from './containerLives';
import type { LogLine } from './LogLine';
import { listRequests } from './requests';

/** What any other program says, as JSON, a line for each request. */
export function writePlain(life: ContainerLife, until: number): LogLine[] {
  const { startedAt, readyAt, end, container, pod } = life;
  const say = (at: number, level: string, fields: object): LogLine => ({
    at,
    text: JSON.stringify({
      time: new Date(at).toISOString(),
      level,
      ...fields,
    }),
  });
  const served =
    readyAt === undefined
      ? []
      : listRequests(pod.metadata.name, 'api', { from: readyAt, until }).map(
          ({ at, method, path, status, ms }) =>
            say(at, 'info', { msg: 'request', method, path, status, ms }),
        );
  return [
    say(startedAt, 'info', { msg: `starting ${container}` }),
    ...(readyAt === undefined ? [] : [say(readyAt, 'info', { msg: 'ready' })]),
    ...served,
    ...(end?.message
      ? [
          say(end.at, 'error', { msg: 'exiting', code: end.exitCode }),
          { at: end.at, text: end.message },
        ]
      : []),
  ];
}
