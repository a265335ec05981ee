import { Fact, unknownFact } from '../fact';
import { Datastore } from './datastore';
import { describeLength } from './describeLength';
import { findWeaknesses } from './findWeaknesses';
import { MeasuredRecovery } from './measured';
import { RecoveryObjective } from './objective';
import {
  PostureAssessment,
  PostureState,
  postureStates,
  RecoveryPosture,
} from './posture';

/** What a posture is computed from. @public */
export interface PostureFacts {
  datastore: Datastore;
  objectives: readonly RecoveryObjective[];
  measured: Fact<MeasuredRecovery>;
  /** When the data store was observed, ISO 8601. */
  observedAt: string;
  /** Milliseconds since the epoch. */
  now: number;
}

/** From this share of an RPO on it is at risk: the next backup that is late breaks it. */
const RISKY_SHARE = 0.75;

/** How long a measured RTO is believed, in seconds: drills are monthly, and a few days may pass. */
const MEASURED_FOR = 35 * 86_400;

/** How old an observation may be, in seconds, before nothing is said to be kept by it. */
const OBSERVED_FOR = 15 * 60;

type Judged = Omit<PostureAssessment, 'objective'>;

/**
 * How a data store stands against its objectives.
 *
 * @remarks
 * Never green by absence: what was not observed, not measured or not asked for is `Unknown`, however good the rest.
 *
 * @public
 */
export function getRecoveryPosture(facts: PostureFacts): RecoveryPosture {
  const { objectives, datastore } = facts;
  const assessments = objectives.map(objective => ({
    objective,
    ...judge(objective, facts),
  }));
  const weaknesses = findWeaknesses(datastore);
  const [worst] = [...assessments].sort(
    (a, b) => rank(a.state) - rank(b.state),
  );
  if (!worst) {
    return {
      state: 'Unknown',
      message: 'No objective is stated, so nothing says whether this is enough',
      remedy: 'State slipway.dev/rpo and slipway.dev/rto on the entity',
      assessments,
      weaknesses,
    };
  }
  const { state, message, remedy } = worst;
  return {
    state,
    message: state === 'Met' ? 'Every objective is met' : message,
    ...(remedy && { remedy }),
    assessments,
    weaknesses,
  };
}

function rank(state: PostureState): number {
  return postureStates.indexOf(state);
}

function judge(objective: RecoveryObjective, facts: PostureFacts): Judged {
  if (secondsSince(facts.observedAt, facts.now) > OBSERVED_FOR) {
    return unknown(
      unknownFact(
        'unreachable',
        `Last seen ${describeLength(secondsSince(facts.observedAt, facts.now))} ago`,
        facts.observedAt,
      ),
    );
  }
  switch (objective.measure) {
    case 'rpo':
      return judgeRpo(objective, facts);
    case 'rto':
      return judgeRto(objective, facts);
    case 'retention':
      return judgeRetention(objective, facts);
    default:
      return objective.measure satisfies never;
  }
}

function judgeRpo(
  { scope, seconds }: RecoveryObjective,
  { datastore, now }: PostureFacts,
): Judged {
  const latest = datastore.latestRestorable[scope];
  const from = scope === 'local' ? '' : ` from another ${scope}`;
  if (!latest.known) {
    return latest.reason === 'none-recorded'
      ? {
          state: 'Breached',
          achieved: latest,
          message: `Nothing can be restored${from}: ${latest.message}`,
          remedy:
            scope === 'local'
              ? 'Turn automated backups on, or take a snapshot now'
              : `Copy its backups to another ${scope}`,
        }
      : unknown(latest);
  }
  const lost = Math.max(secondsSince(latest.value, now), 0);
  const achieved = { ...latest, value: lost };
  const said = `A restore${from} now would lose the last ${describeLength(lost)}; the objective is ${describeLength(seconds)}`;
  if (lost > seconds) {
    return {
      state: 'Breached',
      achieved,
      message: said,
      remedy:
        scope === 'local'
          ? 'Look why its backups have stopped; a snapshot now limits the loss'
          : `Look why its copies in another ${scope} have stopped`,
    };
  }
  return lost > seconds * RISKY_SHARE
    ? {
        state: 'AtRisk',
        achieved,
        message: said,
        remedy: 'Look whether the next backup comes in time',
      }
    : { state: 'Met', achieved, message: said };
}

function judgeRto(
  { scope, seconds }: RecoveryObjective,
  { measured, now }: PostureFacts,
): Judged {
  if (scope !== 'local') {
    return unknown(
      unknownFact(
        'none-recorded',
        `A recovery in another ${scope} was never measured`,
      ),
      `Rehearse it by hand: drills restore in the region of the data store`,
    );
  }
  if (!measured.known) {
    return unknown(measured, 'Run a drill');
  }
  const { recoverySeconds, at } = measured.value;
  const achieved = { ...measured, value: recoverySeconds };
  const age = secondsSince(at, now);
  const said = `The last ${measured.value.kind} took ${describeLength(recoverySeconds)}, ${describeLength(age)} ago; the objective is ${describeLength(seconds)}`;
  if (recoverySeconds > seconds) {
    return {
      state: 'Breached',
      achieved,
      message: said,
      remedy: 'Look at the phases of its report for what takes so long',
    };
  }
  return age > MEASURED_FOR
    ? { state: 'AtRisk', achieved, message: said, remedy: 'Run a drill again' }
    : { state: 'Met', achieved, message: said };
}

function judgeRetention(
  { scope, seconds }: RecoveryObjective,
  { datastore }: PostureFacts,
): Judged {
  const kept = datastore.retentionSeconds;
  if (scope !== 'local') {
    return unknown(
      unknownFact(
        'not-configured',
        `How long copies in another ${scope} are kept is not known`,
      ),
    );
  }
  if (!kept.known) {
    return unknown(kept);
  }
  const message = `Backups are kept for ${describeLength(kept.value)}; the objective is ${describeLength(seconds)}`;
  return kept.value < seconds
    ? {
        state: 'Breached',
        achieved: kept,
        message,
        remedy: `Set the retention of its backups to ${describeLength(seconds)}`,
      }
    : { state: 'Met', achieved: kept, message };
}

function unknown(
  fact: Extract<PostureAssessment['achieved'], { known: false }>,
  remedy?: string,
): Judged {
  return {
    state: 'Unknown',
    achieved: fact,
    message: fact.message,
    ...(remedy && { remedy }),
  };
}

function secondsSince(time: string, now: number): number {
  return (now - Date.parse(time)) / 1000;
}
