import { Fact, UnknownFact } from '../fact';
import { Datastore } from './datastore';
import { MeasuredRecovery } from './measured';
import { ObjectiveProblem, RecoveryObjective } from './objective';
import { PostureAssessment } from './posture';

/** What a posture is computed from. @public */
export interface PostureFacts {
  datastore: Datastore;
  objectives: readonly RecoveryObjective[];
  /** Objectives that are stated and cannot be read. */
  problems?: readonly ObjectiveProblem[];
  measured: Fact<MeasuredRecovery>;
  /** When the data store was observed, ISO 8601. */
  observedAt: string;
  /** Why it cannot be observed any more, where it was only seen last. */
  unseen?: UnknownFact;
  /** Milliseconds since the epoch. */
  now: number;
}

/** How one objective stands, without the objective. */
export type Judged = Omit<PostureAssessment, 'objective'>;

const remedies: Readonly<Record<UnknownFact['reason'], string>> = {
  'no-access': 'Give the reader of the target the right to see it',
  'not-configured': 'Set it up, or take the objective back',
  'none-recorded': 'See to it that it is recorded',
  unreachable: 'Look at the readiness of the target for what stands in the way',
};

/** That nothing says whether an objective is kept. */
export function notKnown(fact: UnknownFact, remedy?: string): Judged {
  return {
    state: 'Unknown',
    achieved: fact,
    message: fact.message,
    remedy: remedy ?? remedies[fact.reason],
  };
}
