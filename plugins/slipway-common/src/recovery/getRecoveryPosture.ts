import { getStaleness } from './age';
import { Judged, notKnown, PostureFacts } from './facts';
import { findWeaknesses } from './findWeaknesses';
import { judgeRetention } from './judgeRetention';
import { judgeRpo } from './judgeRpo';
import { judgeRto } from './judgeRto';
import { RecoveryMeasure, RecoveryObjective } from './objective';
import { getWorstPosture, RecoveryPosture } from './posture';

const judges: Readonly<
  Record<
    RecoveryMeasure,
    (objective: RecoveryObjective, facts: PostureFacts) => Judged
  >
> = { rpo: judgeRpo, rto: judgeRto, retention: judgeRetention };

/**
 * How a data store stands against its objectives.
 *
 * @remarks
 * Never green by absence: what was not observed, not measured or not asked for is `Unknown`, however good the rest.
 *
 * @public
 */
export function getRecoveryPosture(facts: PostureFacts): RecoveryPosture {
  const { objectives, problems = [] } = facts;
  const assessments = objectives.map(objective => ({
    objective,
    ...judge(objective, facts),
  }));
  return {
    ...summarize([
      ...problems.map(({ message, remedy }) => ({
        ...{ state: 'Unknown' as const, message, remedy },
      })),
      ...assessments,
    ]),
    assessments,
    weaknesses: [
      ...problems.map(({ message, remedy }) => ({
        ...{ code: 'ObjectiveUnreadable', message, remedy },
      })),
      ...findWeaknesses(facts.datastore),
    ],
  };
}

type Summary = Pick<RecoveryPosture, 'state' | 'message' | 'remedy'>;

/** The worst of them, in its own words. */
function summarize(standings: readonly Summary[]): Summary {
  const state = getWorstPosture(standings.map(it => it.state));
  const worst = standings.find(it => it.state === state);
  if (!worst) {
    return {
      state: 'Unknown',
      message: 'No objective is stated, so nothing says whether this is enough',
      remedy: 'State slipway.dev/rpo and slipway.dev/rto on the entity',
    };
  }
  const { message, remedy } = worst;
  return worst.state === 'Met'
    ? { state: 'Met', message: 'Every objective is met' }
    : { state: worst.state, message, ...(remedy && { remedy }) };
}

function judge(objective: RecoveryObjective, facts: PostureFacts): Judged {
  const unseen = facts.unseen ?? getStaleness(facts.observedAt, facts.now);
  const judged = judges[objective.measure](objective, facts);
  // What a recovery took too long for gets no better because nobody can look.
  const isMeasured = objective.measure === 'rto' && judged.state === 'Breached';
  return unseen && !isMeasured ? notKnown(unseen) : judged;
}
