import type { Observation } from '../Observation';
import type { Stage } from '../Stage';
import type { Plural } from '../wire/paths';
import { eventsOf, livesOf, orderOf, type Milestones } from './observed';

/** Records what became of every object that was followed, which moments came in which order, and the events about them. */
export async function recordLives(
  stage: Stage,
  seen: Observation,
  options: {
    plurals: readonly Plural[];
    order?: Milestones;
    /** Kinds whose lives are left to the scenario. @default none */
    without?: readonly Plural[];
  },
): Promise<void> {
  const { plurals, order, without = [] } = options;
  await stage.caughtUp(seen, ...plurals);
  const rename = stage.renamer();
  stage.note('Lives', livesOf(seen, { rename, without }));
  if (order) {
    stage.note('Order', orderOf(seen, order));
  }
  if (plurals.includes('events')) {
    stage.note('Events', eventsOf(seen, rename));
  }
}
