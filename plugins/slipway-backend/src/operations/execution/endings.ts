import {
  OperationFailure,
  OperationState,
} from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { DoneStep, Ending, StopRequest } from '../../database/rows';
import { Entry, LockedOperation } from '../store/journal';
import { releaseLock } from '../store/targetLocks';
import { toSentence } from '../sentence';

/** An end in words. */
interface End {
  state: OperationState;
  message: string;
  actor?: string;
  failure?: OperationFailure;
}

/**
 * Composes the end of an operation: state, last entry and the release of its target in one transaction.
 */
export async function composeEnd(
  operation: LockedOperation,
  transaction: Knex.Transaction,
  ending: Ending,
): Promise<Entry> {
  const heir =
    operation.stop?.kind === 'supersede'
      ? operation.stop.operationId
      : undefined;
  await releaseLock(transaction, operation, heir);
  const { failure, ...end } = describe(ending, operation);
  return {
    events: [{ type: 'ended', ...end }],
    columns: {
      state: end.state,
      message: end.message,
      failure: failure ?? null,
      ended_at: operation.now,
      executor_id: null,
      owes_cleanup: false,
      ending: null,
      ...(end.state === 'superseded' && { superseded_by: heir }),
    },
  };
}

/**
 * Composes the decision how an operation ends that has to clean up first: its step is given up where it goes on, and the
 * first step of the cleanup is the next one. Once decided, it stays decided.
 */
export function composeDecision(
  operation: LockedOperation,
  options: { ending: Ending; cleanupIndex: number },
): Entry | undefined {
  const { ending, cleanupIndex } = options;
  if (operation.ending) {
    return undefined;
  }
  const { state, message: said } = getEnd(ending);
  const message = `${said} It ends as ${state} as soon as it has cleaned up`;
  return {
    events: [
      {
        type: 'progress',
        message,
        ...(operation.state !== 'running' && { state: 'running' }),
      },
    ],
    columns: {
      ending,
      state: 'running',
      message,
      progress: null,
      step_index: cleanupIndex,
      open_step: null,
      sight: null,
      takeovers: 0,
      progress_at: operation.now,
      done: [...operation.done, ...giveUpStep(operation)],
    },
  };
}

/** The step that goes on, as it is kept. */
function giveUpStep(operation: LockedOperation): DoneStep[] {
  const { current_step: current, open_step: open, now } = operation;
  if (current?.index !== operation.step_index) {
    return [];
  }
  const { name, title, purpose, startedAt } = current;
  const changes = { acted: 'changed', intended: 'unknown' } as const;
  return [
    {
      ...{ name, title, purpose, startedAt, endedAt: now.toISOString() },
      givenUp: open ? changes[open.status] : 'unchanged',
    },
  ];
}

function describe(ending: Ending, operation: LockedOperation): End {
  if (ending.state === 'succeeded') {
    return ending;
  }
  const { message, ...end } =
    ending.state === 'unclean'
      ? getUncleanEnd(ending, operation)
      : getEnd(ending);
  return { ...end, message: `${message} ${describeRemains(operation)}` };
}

function getEnd(ending: Ending): End {
  switch (ending.state) {
    case 'succeeded':
      return { state: 'succeeded', message: toSentence(ending.message) };
    case 'stopped':
      return getStoppedEnd(ending.stop);
    default:
      return {
        state: 'failed',
        message: toSentence(ending.failure.message),
        failure: ending.failure,
      };
  }
}

function getStoppedEnd(stop: StopRequest): End {
  return stop.kind === 'cancel'
    ? {
        state: 'cancelled',
        message: `Cancelled by ${stop.by}: ${toSentence(stop.reason)}`,
        actor: stop.by,
      }
    : {
        state: 'superseded',
        message: `Superseded by operation ${stop.operationId} of ${stop.by}: ${toSentence(stop.reason)}`,
        actor: stop.by,
      };
}

/** Whatever was decided: what leaves something behind has failed. */
function getUncleanEnd(
  { failure }: Extract<Ending, { state: 'unclean' }>,
  { ending: decided }: LockedOperation,
): End {
  const before = decided ? getEnd(decided) : undefined;
  const problem = `It has not cleaned up after itself: ${toSentence(failure.message)}`;
  return {
    state: 'failed',
    message: [before?.message, problem].filter(Boolean).join(' '),
    failure: before?.failure ?? failure,
  };
}

/** Says what an operation that did not succeed leaves behind. */
function describeRemains(operation: LockedOperation): string {
  const { changed_at, current_step: current, done, ending } = operation;
  const open = ending ? null : operation.open_step;
  const titlesOf = (test: (step: DoneStep) => boolean) =>
    done.filter(test).map(step => step.title);
  const changes = titlesOf(
    ({ purpose, givenUp = 'changed' }) =>
      purpose === 'change' && givenUp === 'changed',
  );
  const unknown = titlesOf(({ givenUp }) => givenUp === 'unknown');
  if (open) {
    (open.status === 'acted' ? changes : unknown).push(open.title);
  }
  const uncleaned =
    ending && current?.index === operation.step_index ? [current.title] : [];
  const sentences: [string, readonly string[]][] = [
    ['Already done', changed_at ? changes : []],
    ['It is not known whether this took effect', unknown],
    ['Cleaned up', titlesOf(({ purpose }) => purpose === 'cleanup')],
    ['Not cleaned up', uncleaned],
    ['Left behind', listLeftBehind(done)],
  ];
  return (
    sentences
      .filter(([, what]) => what.length > 0)
      .map(([lead, what]) => `${lead}: ${what.join('; ')}.`)
      .join(' ') || 'Nothing was changed.'
  );
}

/** What it made and did not remove, as the platform names it. */
function listLeftBehind(done: readonly DoneStep[]): string[] {
  const left = new Set<string>();
  for (const { finding } of done) {
    if (finding?.type === 'made' || finding?.type === 'recovered') {
      left.add(finding.id);
    }
    if (finding?.type === 'removed') {
      left.delete(finding.id);
    }
  }
  return [...left];
}
