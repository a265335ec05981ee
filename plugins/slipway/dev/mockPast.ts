import {
  ActivityItem,
  knownFact,
  Operation,
  OperationState,
  ScalingHistory,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import {
  aChangeItem,
  anObservedChange,
  anOperation,
  anOperationItem,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { ago } from './ago';
import { statesShown } from './mockStates';

const HOUR = 3_600_000;
const opened = Date.now();

const uuid = (index: number) =>
  `5e1d9c1e-6d0b-4f0e-9a43-${String(index).padStart(12, '0')}`;
/** A number from 0 to 1 that is always the same for the same index. */
const dice = (index: number) => Math.abs(Math.sin(index * 12.9898) * 43758) % 1;
const pick = <T>(items: readonly T[], index: number): T =>
  items[Math.floor(dice(index) * items.length)]!;

/** The load curve of a shop: quiet nights, busy evenings, and an hour that nobody saw. */
export function scalingHistory(hours: number, max: number): ScalingHistory {
  const resolution = hours <= 6 ? 60 : hours * 12;
  const to = Math.floor(Date.now() / 1000 / resolution) * resolution * 1000;
  const from = to - hours * HOUR;
  const count = Math.floor((hours * 3600) / resolution);
  const samples = Array.from({ length: count }, (_, index) => {
    const at = from + index * resolution * 1000;
    const day = Math.sin((at / HOUR / 24) * 2 * Math.PI);
    const wave = Math.sin((at / HOUR / 3) * 2 * Math.PI);
    const load = (0.6 + 0.25 * day + 0.25 * wave) * max * 70;
    const wanted = Math.max(2, Math.ceil(load / 70));
    const current = Math.min(max, wanted);
    return {
      at: new Date(at).toISOString(),
      min: 2,
      max,
      current,
      desired: current,
      metrics: [
        {
          name: 'cpu',
          unit: '%',
          current: Math.round(load / current + 6 * dice(index)),
          target: 70,
        },
        {
          name: 'memory',
          unit: '%',
          current: Math.round(48 + 6 * wave + 3 * dice(index + 7)),
          target: 80,
        },
      ],
    };
  });
  const unseen = (at: string) => {
    const share = (Date.parse(at) - from) / (to - from);
    return share > 0.3 && share < 0.38;
  };
  return {
    resolutionSeconds: resolution,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    samples: samples.filter(({ at }) => !unseen(at)),
  };
}

const people = ['user:default/olivia', 'user:default/omar'];
const ended: OperationState[] = [
  'succeeded',
  'succeeded',
  'succeeded',
  'failed',
  'cancelled',
  'superseded',
];
const kinds = ['rollback', 'restart', 'scale', 'rollout-pause'] as const;
const services = ['backend', 'consumer-web', 'admin-web', 'customer-service'];
const reasons = [
  'Error rate above 5 % since the deploy',
  'Connections to the pool were exhausted',
  'Black Friday: more room before the doors open',
  'Thumbnails are wrong in Safari, the team asked for the old ones until it is understood',
];

function pastOperation(index: number, minutes: number): Operation {
  const kind = pick(kinds, index + 3);
  const state = pick(ended, index);
  const summaries = {
    rollback:
      'Roll backend in production back from 1.2.0 to 1.1.0 (revision 3)',
    restart: 'Restart backend in staging',
    scale: 'Scale backend in production from 4 to 6',
    'rollout-pause': 'Pause the rollout of backend in production',
  };
  return anOperation({
    id: uuid(index),
    kind,
    environment: kind === 'restart' ? 'staging' : 'production',
    state,
    summary: summaries[kind],
    reason: pick(reasons, index + 1),
    requestedBy: pick(people, index),
    createdAt: ago(minutes),
    updatedAt: ago(minutes - 2),
    endedAt: ago(minutes - 2),
    ...(state === 'failed' && {
      failure: {
        name: 'TerminalOperationError',
        message: 'It did not come up',
        retryable: false,
      },
    }),
  });
}

function changed(kind: string, version: number) {
  const before = `1.2.${version - 1}`;
  const after = `1.2.${version}`;
  switch (kind) {
    case 'paused':
      return {};
    case 'scaled':
      return { from: '2', to: '4' };
    case 'rolled-back':
      return { from: after, to: before };
    default:
      return { from: before, to: after };
  }
}

function pastChange(index: number, minutes: number): ActivityItem {
  const environment = pick(
    ['development', 'development', 'staging', 'staging', 'production'],
    index + 5,
  );
  const kind = pick(
    ['deployed', 'deployed', 'deployed', 'rolled-back', 'scaled', 'paused'],
    index + 9,
  );
  const by = pick(['github-actions', 'kubectl', 'argocd-controller'], index);
  const version = 40 - Math.floor(index / 3);
  return aChangeItem(
    anObservedChange({
      id: `change-${index}`,
      at: ago(minutes),
      environment,
      kind: kind as 'deployed',
      ...changed(kind, version),
      madeBy:
        index % 7 === 0
          ? unknownFact('none-recorded', 'No name is on it')
          : knownFact(by, { source: 'Deployment', observedAt: ago(minutes) }),
      changeCause:
        index % 3 === 0 ? `CI run ${1500 - index} of main` : undefined,
    }),
  );
}

/** A month of a busy service. */
const month: ActivityItem[] = Array.from({ length: 110 }, (_, index) => {
  const minutes = 12 + index * 55 + index ** 2 * 3.2;
  return index % 5 === 1
    ? anOperationItem(pastOperation(index, minutes))
    : pastChange(index, minutes);
});

/** A page of what happened, as the backend pages it. */
export function activityPage(
  query: URLSearchParams,
  started: readonly Operation[],
) {
  const environment = query.get('environment');
  const items = [...started.map(anOperationItem), ...month].filter(
    item =>
      !environment ||
      (item.type === 'change' ? item.change : item.operation).environment ===
        environment,
  );
  return page(items, query);
}

/** What the reader has asked for, on every service. */
export function myOperationsPage(
  query: URLSearchParams,
  started: readonly Operation[],
) {
  const past = Array.from({ length: 43 }, (_, index) => {
    const service = pick(services, index + 2);
    const minutes = 30 + index * 400;
    const operation = pastOperation(index, minutes);
    return {
      ...operation,
      entityRef: `component:default/${service}`,
      workload: `deployment.${service}`,
      summary: operation.summary.replace('backend', service),
      requestedBy: 'user:default/olivia',
    };
  });
  const running = anOperation({
    createdAt: new Date(opened - 40_000).toISOString(),
    updatedAt: ago(0),
  });
  return page([...started, running, ...statesShown, ...past], query);
}

function page<T>(items: readonly T[], query: URLSearchParams) {
  const from = Number(query.get('cursor') ?? 0);
  const to = from + Number(query.get('limit') ?? 20);
  return {
    items: items.slice(from, to),
    nextCursor: to < items.length ? String(to) : undefined,
  };
}
