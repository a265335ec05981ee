import { execFileSync } from 'node:child_process';
import type { Plan } from '@slipway/backstage-plugin-slipway-common';
import type { LoggedRequest } from 'sandbox/src/kubernetes';
import type { Answer } from './AttackedPortal';
import { secretOfPayments } from './TwoTeams';

const publicErrors = [
  'AuthenticationError',
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
  'NotImplementedError',
  'StalePlanError',
];
/** Equality terms, each with a value. */
const equality = /^[\w./-]+=[A-Za-z0-9][\w.-]*(,[\w./-]+=[A-Za-z0-9][\w.-]*)*$/;

/** What is wrong with an answer, whoever asked for whatever; nothing where all is well. */
export function findLeaks(answer: Answer): string[] {
  const { status, text, contentType, body } = answer;
  const error = body.error as { name?: string; message?: string } | undefined;
  const isRefused = status >= 400;
  const faults: [boolean, string][] = [
    [text.includes(secretOfPayments), 'shows what is of payments'],
    [status >= 500, `fails with ${status}`],
    [!contentType.startsWith('application/json'), `is ${contentType}`],
    [/node_modules|\.tsx?:\d|"stack"/.test(text), 'shows a stack'],
    [
      isRefused && !publicErrors.includes(error?.name ?? ''),
      `is refused as ${error?.name}`,
    ],
    [isRefused && !error?.message?.trim(), 'is refused without a word'],
    [text.length > 30_000, 'is as long as what was sent'],
  ];
  return faults.flatMap(([isWrong, fault]) =>
    isWrong
      ? `${answer.asked.slice(0, 300)}: ${fault}: ${text.slice(0, 300)}`
      : [],
  );
}

/** What a plan would change without being asked twice; `undefined` for what is no plan, or is blocked. */
export function getPlanned({ body, status }: Answer): Plan | undefined {
  const plan = body as unknown as Partial<Plan>;
  return status === 200 && plan.planHash && !plan.blockers?.length
    ? (plan as Plan)
    : undefined;
}

/** Requests of the portal that lead out of those namespaces, or select by more than equality. */
export function findEscapes(
  requests: readonly LoggedRequest[],
  namespaces: RegExp,
): string[] {
  return requests
    .filter(({ user, verb }) => user.startsWith('slipway-') && verb !== 'watch')
    .filter(request => !isWithin(request, namespaces))
    .map(({ method, url }) => `${method} ${url}`);
}

function isWithin(
  { url, verb, resource, namespace, name }: LoggedRequest,
  namespaces: RegExp,
): boolean {
  if (resource === 'namespaces') {
    return verb === 'get' && name === 'kube-system';
  }
  if (resource === 'selfsubjectaccessreviews') {
    return true;
  }
  const { searchParams } = new URL(url, 'https://cluster');
  const selector = searchParams.get('labelSelector');
  const isSelected = ['events', 'horizontalpodautoscalers'].includes(resource)
    ? selector === null
    : verb !== 'list' || equality.test(selector ?? '');
  return namespaces.test(namespace ?? '') && isSelected;
}

/** The words that a POSIX shell makes of a command, without running it. */
export function readByShell(command: string): string[] {
  const output = execFileSync('sh', ['-c', `printf '%s\\0' ${command}`]);
  return output.toString('utf8').split('\0').slice(0, -1);
}
