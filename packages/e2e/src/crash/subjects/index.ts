import { mockServices } from '@backstage/backend-test-utils';
import type { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import { AwsPlatform } from '@slipway/backstage-plugin-slipway-backend-module-aws/src/AwsPlatform';
import { KubernetesPlatform } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/KubernetesPlatform';
import { listBoundaries } from '@slipway/backstage-plugin-slipway-backend/src/operations';
import type { Platform } from '@slipway/backstage-plugin-slipway-node';
import { drill, restore, snapshot } from './datastoreSubjects';
import { pause, resume, scale } from './deploymentSubjects';
import type { Subject } from './Subject';
import { aRestart, aRollback } from './templateSubjects';

export type { Subject } from './Subject';

/** What the kinds are tried on: a kind without a subject does not compile. */
export const subjectOf: { [TKind in OperationKind]: Subject<TKind> } = {
  rollback: aRollback('deployment'),
  restart: aRestart('deployment'),
  scale,
  'rollout-pause': pause,
  'rollout-resume': resume,
  snapshot,
  restore,
  drill,
};

/** What two people and two replicas are tried on. */
export const rollback = subjectOf.rollback;

/** All that there are; a StatefulSet besides where a kind changes the template. */
export const subjects: readonly Subject[] = [
  ...Object.values(subjectOf),
  aRollback('statefulset'),
  aRestart('statefulset'),
];

/** All that is tried: what stands on the ground that `SLIPWAY_FIRE_ON` names, everything by default. */
export const triedSubjects = subjects.filter(
  ({ ground }) => (process.env.SLIPWAY_FIRE_ON || ground) === ground,
);

const environment = {
  config: mockServices.rootConfig(),
  logger: mockServices.rootLogger(),
};

/** Every platform of the product, without a cluster or account. */
export const platforms: readonly Platform[] = [
  new AwsPlatform(environment),
  new KubernetesPlatform(environment),
];

/**
 * Every boundary of a kind, as the engine enumerates them, in the order in which they are first reached.
 *
 * @throws Error where no platform, or more than one, carries it out: then each of them has to have its subject.
 */
export function boundariesOf(kind: OperationKind): string[] {
  const handlers = platforms.flatMap(({ operations }) => {
    const handler = operations[kind];
    return handler ? [handler] : [];
  });
  if (handlers.length !== 1) {
    throw new Error(`${handlers.length} platforms carry out ${kind}`);
  }
  return listBoundaries(handlers[0]!);
}
