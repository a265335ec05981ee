import { OperationKind, operationKinds } from '../operation/kinds';
import { getWorstPhase } from '../rollout/phase';
import {
  EnvironmentView,
  PermittedOperation,
  ServiceView,
  TargetView,
} from '../service/serviceView';
import { aWorkload } from './aWorkload';

/** A target in which the person may do everything and one healthy workload runs; the test changes it as it needs. @public */
export function aTargetView(overrides: Partial<TargetView> = {}): TargetView {
  return {
    id: 'retail-cluster',
    title: 'retail-cluster',
    platform: 'kubernetes',
    place: 'retail-cluster / production',
    observation: {
      status: 'observed',
      observedAt: '2026-01-15T10:00:00.000Z',
      workloads: [aWorkload()],
    },
    permitted: operationKinds.map(kind => ({ kind, allowed: true })),
    links: [],
    activeOperations: [],
    ...overrides,
  };
}

/** What a person who may ask for nothing is told. @public */
export function refused(
  message: string,
  kinds: readonly OperationKind[] = operationKinds,
): PermittedOperation[] {
  return operationKinds.map(kind =>
    kinds.includes(kind)
      ? { kind, allowed: false, message }
      : { kind, allowed: true },
  );
}

/** An environment of one target, whose phase is the worst of what it shows; the test changes it as it needs. @public */
export function anEnvironmentView(
  overrides: Partial<EnvironmentView> = {},
): EnvironmentView {
  const targets = overrides.targets ?? [aTargetView()];
  const name = overrides.name ?? 'production';
  const phases = targets.flatMap(({ observation }) =>
    observation.status === 'observed'
      ? observation.workloads.map(({ status }) => status.phase)
      : ['Unknown' as const],
  );
  return {
    name,
    title: name,
    phase: getWorstPhase(phases),
    targets,
    ...overrides,
  };
}

/** The page of `component:default/backend`, with production alone; the test changes it as it needs. @public */
export function aServiceView(
  overrides: Partial<ServiceView> = {},
): ServiceView {
  return {
    entityRef: 'component:default/backend',
    title: 'backend',
    signalId: 'd2c1f0aa7be94c55',
    version: '100',
    environments: [anEnvironmentView()],
    ...overrides,
  };
}
