import type { Observation, Sighting } from '../Observation';
import { conditionOf, numberAt, textAt, type Json } from '../wire/json';
import { trackObject } from './tracks';

/** A moment in the life of a scenario: the first sighting for which it holds. */
export type Milestones = Readonly<
  Record<string, (sighting: Sighting) => boolean>
>;

/** The life of every object that was seen, those alike counted together; `rename` gives their names placeholders. */
export function livesOf(
  observation: Observation,
  {
    rename,
    without,
  }: { rename: (name: string) => string; without: readonly string[] },
): Json[] {
  const groups = new Map<string, Json & { objects: number }>();
  for (const sightings of observation.objects()) {
    const [first] = sightings;
    if (
      !first ||
      ['events', ...without].includes(first.plural) ||
      isChangeOfMind(sightings)
    ) {
      continue;
    }
    const name = rename(
      `${first.plural}/${textAt(first.object, 'metadata', 'name')}`,
    );
    const tracks = trackObject(
      first.plural,
      sightings.map(({ object }) => object),
    );
    const life = {
      ...tracks,
      ...(sightings.at(-1)?.isDeleted && { deleted: true }),
    };
    const key = `${name} ${rename(JSON.stringify(life))}`;
    const objects = (groups.get(key)?.objects ?? 0) + 1;
    groups.set(key, { name, objects, ...life });
  }
  const sorted = [...groups].sort(([left], [right]) => (left < right ? -1 : 1));
  return sorted.map(([, life]) => life);
}

/** The milestones that were reached, in the order in which the cluster stored them. */
export function orderOf(
  observation: Observation,
  milestones: Milestones,
): string[] {
  const { sightings } = observation;
  return Object.entries(milestones)
    .map(([name, holds]) => ({ name, at: sightings.findIndex(holds) }))
    .filter(({ at }) => at >= 0)
    .sort((left, right) => left.at - right.at)
    .map(({ name }) => name);
}

/** What was told about objects, each once. */
export function eventsOf(
  observation: Observation,
  rename: (text: string) => string,
): string[] {
  const lines = observation.sightings
    .filter(({ plural, object }) => plural === 'events' && !isRoutine(object))
    .map(({ object }) => {
      const involved = `${textAt(object, 'involvedObject', 'kind')} ${textAt(object, 'involvedObject', 'name')}`;
      const component =
        textAt(object, 'source', 'component') ||
        textAt(object, 'reportingComponent');
      return rename(
        `${textAt(object, 'type')} ${textAt(object, 'reason')} of ${involved} by ${component}: ${textAt(object, 'message')}`,
      );
    });
  return [...new Set(lines)].sort();
}

/**
 * Whether a pod was deleted before it was ready.
 *
 * @remarks
 * Where pods go at once, as kwok's do, the controller of StatefulSets now and then makes one of the old revision from what it
 * remembers, and takes it back.
 */
export function isChangeOfMind(sightings: readonly Sighting[]): boolean {
  return (
    sightings[0]?.plural === 'pods' &&
    sightings.at(-1)?.isDeleted === true &&
    sightings.every(
      ({ object }) => conditionOf(object, 'Ready')?.status !== 'True',
    )
  );
}

/** kwok, which plays the kubelet on the real control plane, tells only of what goes wrong. */
function isRoutine(event: Json): boolean {
  return (
    // A pod went, or took the name of one that went, before the scheduler had written its node down.
    textAt(event, 'message').startsWith('running Bind plugin') ||
    (event.type === 'Normal' &&
      textAt(event, 'source', 'component') === 'kubelet')
  );
}

/** The fewest replicas that a Deployment told of as available, once it had as many as it wanted. */
export function fewestAvailable(observation: Observation, after: number) {
  const counts = observation.sightings
    .filter(
      ({ plural, version }) => plural === 'deployments' && version > after,
    )
    .map(({ object }) => numberAt(object, 'status', 'availableReplicas'));
  return Math.min(...counts);
}
