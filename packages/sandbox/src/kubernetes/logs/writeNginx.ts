import type { ContainerLife } from './containerLives';
import type { LogLine } from './LogLine';
import { listRequests } from './requests';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** What nginx says: how it starts, the probes that it answers, and what it serves. */
export function writeNginx(life: ContainerLife, until: number): LogLine[] {
  const { startedAt, readyAt, end, pod } = life;
  const notices = [
    'using the "epoll" event method',
    'nginx/1.27.3',
    'built by gcc 12.2.0 (Debian 12.2.0-14)',
    'OS: Linux 6.1.115-126.197.amzn2023.x86_64',
    'getrlimit(RLIMIT_NOFILE): 65535:1048576',
    'start worker processes',
    'start worker process 29',
    'start worker process 30',
  ].map((text, index) => notice(startedAt + 20 + index, text));
  const served =
    readyAt === undefined
      ? []
      : listRequests(pod.metadata.name, 'pages', { from: readyAt, until }).map(
          ({ at, client, method, path, status, bytes }) => ({
            at,
            text: `${client} - - [${accessTime(at)}] "${method} ${path} HTTP/1.1" ${status} ${bytes} "-" "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36" "-"`,
          }),
        );
  return [
    {
      at: startedAt,
      text: '/docker-entrypoint.sh: Configuration complete; ready for start up',
    },
    ...notices,
    ...served,
    ...(end
      ? [
          ...(end.message
            ? [
                {
                  at: end.at,
                  text: `${errorTime(end.at)} [emerg] 1#1: ${end.message}`,
                },
              ]
            : []),
        ]
      : []),
  ];
}

function notice(at: number, text: string): LogLine {
  return { at, text: `${errorTime(at)} [notice] 1#1: ${text}` };
}

function errorTime(at: number): string {
  return new Date(at)
    .toISOString()
    .slice(0, 19)
    .replace(/-/g, '/')
    .replace('T', ' ');
}

function accessTime(at: number): string {
  const date = new Date(at);
  const day = String(date.getUTCDate()).padStart(2, '0');
  return `${day}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}:${date.toISOString().slice(11, 19)} +0000`;
}
