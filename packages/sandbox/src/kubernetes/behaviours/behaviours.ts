import type { Pod } from '../controllers/kinds';
import { Behaviour, BehaviourName, readAnnotation } from './behaviour';
import { crashLoop } from './crashLoop';
import { healthy } from './healthy';
import { imagePullError } from './imagePullError';
import { neverReady } from './neverReady';
import { probeFailure } from './probeFailure';
import { slowStart } from './slowStart';

/** How the first container of a pod behaves, and how the others do. */
const behaviours: Readonly<Record<BehaviourName, [Behaviour, Behaviour]>> = {
  'slow-start': [slowStart, slowStart],
  'crash-loop': [crashLoop, healthy],
  'image-pull-error': [imagePullError, healthy],
  'never-ready': [neverReady, neverReady],
  'probe-failure': [probeFailure, neverReady],
};

/** How a container of a pod behaves: as the pod's annotation says, and without one it is healthy. */
export function behaviourOf(pod: Pod, container: number): Behaviour {
  const name = readAnnotation(pod, 'behaviour') ?? '';
  const [first, others] = (Object.hasOwn(behaviours, name) &&
    behaviours[name as BehaviourName]) || [healthy, healthy];
  return container === 0 ? first : others;
}
