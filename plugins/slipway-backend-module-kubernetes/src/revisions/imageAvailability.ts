import {
  Fact,
  knownFact,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import { KeptPod } from '../model/kept';
import { detectImage } from '../model/problems/containerDetectors';

/**
 * Whether the images of a revision can be had, as far as its pods tell.
 *
 * @remarks
 * Pods that run prove nothing: their nodes may have kept an image that the registry has lost.
 */
export function getImageAvailability(
  pods: readonly KeptPod[],
  observedAt: string,
): Fact<boolean> {
  for (const pod of pods) {
    const failing = pod.containers.find(container =>
      detectImage({ pod, container, events: () => [], lacksReplicas: true }),
    );
    if (failing) {
      return knownFact(false, {
        source: `Pod/${pod.name} cannot pull ${failing.image}`,
        observedAt,
      });
    }
  }
  return unknownFact('not-configured', 'No image registry is configured');
}
