import type { ContainerLife } from './containerLives';
import { chance, LogLine } from './LogLine';
import { listRequests } from './requests';

/** What a Spring Boot service says: how it starts, what it answers, and why it ends. */
export function writeSpringBoot(life: ContainerLife, until: number): LogLine[] {
  const { startedAt, readyAt, end, container, pod, image } = life;
  const name = applicationName(container);
  const upAt = readyAt ?? end?.at ?? until;
  const span = Math.max(1, upAt - startedAt);
  const log = (part: number, source: string, text: string) => ({
    at: Math.floor(startedAt + part * span),
    level: 'INFO',
    thread: 'main',
    source,
    text,
  });
  const starting = [
    log(
      0.05,
      applicationClass(container),
      `Starting ${name} v${versionOf(image)} using Java 21.0.5 with PID 1 (/app/app.jar started by app in /app)`,
    ),
    log(
      0.06,
      applicationClass(container),
      'The following 1 profile is active: "kubernetes"',
    ),
    log(
      0.35,
      'o.s.b.w.embedded.tomcat.TomcatWebServer',
      'Tomcat initialized with port 8080 (http)',
    ),
    log(
      0.4,
      'o.apache.catalina.core.StandardEngine',
      'Starting Servlet engine: [Apache Tomcat/10.1.33]',
    ),
    log(
      0.55,
      'org.mongodb.driver.cluster',
      'Monitor thread successfully connected to server with description ServerDescription{type=REPLICA_SET_PRIMARY, state=CONNECTED, ok=true}',
    ),
  ];
  const started =
    readyAt === undefined
      ? []
      : [
          log(
            0.92,
            'o.s.b.a.e.web.EndpointLinksResolver',
            "Exposing 3 endpoints beneath base path '/actuator'",
          ),
          log(
            0.95,
            'o.s.b.w.embedded.tomcat.TomcatWebServer',
            "Tomcat started on port 8080 (http) with context path '/'",
          ),
          log(
            0.98,
            applicationClass(container),
            `Started ${name} in ${(span / 1000).toFixed(3)} seconds (process running for ${(span / 1000 + 0.4).toFixed(3)})`,
          ),
        ];
  const served =
    readyAt === undefined
      ? []
      : listRequests(pod.metadata.name, 'api', { from: readyAt, until }).map(
          ({ at, method, path, status, ms }) => ({
            at,
            level: status >= 400 ? 'WARN' : 'INFO',
            thread: `nio-8080-exec-${1 + Math.floor(chance(at, 'thread') * 10)}`,
            source: 'c.e.retail.web.AccessLog',
            text: `${method} ${path} ${status} ${ms}ms`,
          }),
        );
  return [
    ...[...starting, ...started, ...served].map(format),
    ...(end ? writeEnd(end) : []),
  ].filter(({ at }) => at <= until);
}

/** What a process says last goes into its termination message, too. */
function writeEnd(end: NonNullable<ContainerLife['end']>): LogLine[] {
  if (end.exitCode === 0 || !end.message) {
    return [];
  }
  return end.exitCode === 137
    ? [{ at: end.at, text: end.message }]
    : [
        format({
          at: end.at,
          level: 'ERROR',
          thread: 'main',
          source: 'o.s.boot.SpringApplication',
          text: 'Application run failed',
        }),
        { at: end.at, text: end.message },
      ];
}

interface Entry {
  at: number;
  level: string;
  thread: string;
  source: string;
  text: string;
}

function format({ at, level, thread, source, text }: Entry): LogLine {
  const time = new Date(at).toISOString();
  const line = `${time}  ${level.padStart(5)} 1 --- [${thread.slice(-15).padStart(15)}] ${source.slice(-40).padEnd(40)} : ${text}`;
  return { at, text: line };
}

function applicationName(container: string): string {
  const words = container.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return `${words.map(word => word[0]!.toUpperCase() + word.slice(1)).join('')}Application`;
}

function applicationClass(container: string): string {
  return `c.e.retail.${applicationName(container)}`;
}

function versionOf(image: string): string {
  return /:([^:/@]+)(?:@.*)?$/.exec(image)?.[1] ?? '0.0.0';
}
