import {
  isEnded,
  Operation,
  operationExclusions,
  OperationKind,
  supersedableKinds,
} from '@slipway/backstage-plugin-slipway-common';
import { Texts } from '../kit/useTexts';
import { operationActions } from './operationActions';
import { getItem, Subject } from './subject';

/** Whether an operation is offered, and if it cannot be asked for now, why not. */
export type Availability =
  | { status: 'hidden' }
  | { status: 'offered' }
  | { status: 'refused'; why: string };

/**
 * Whether a kind of operation is offered on a subject.
 *
 * @remarks
 * It only spares people a click in vain: the backend decides, when the plan is made and when it is executed.
 */
export function getAvailability(
  subject: Subject,
  kind: OperationKind,
  t: Texts,
): Availability {
  const { target, unseen } = subject;
  const permitted = target.permitted.find(entry => entry.kind === kind);
  if (!permitted || !operationActions[kind].suits(subject)) {
    return { status: 'hidden' };
  }
  const why = getRefusal();
  return why ? { status: 'refused', why } : { status: 'offered' };

  function getRefusal(): string | undefined {
    const active = target.activeOperations.find(operation =>
      isInTheWay(operation, kind),
    );
    if (unseen) {
      return t('action.notSeen');
    }
    if (permitted && !permitted.allowed) {
      return permitted.message || t('action.notAllowed');
    }
    if (!getItem(subject).ownership.proved) {
      return t('action.notProved');
    }
    if (active) {
      return t('action.running', {
        kind: t(`kind.${active.kind}`),
        who: active.requestedBy,
      });
    }
    const lack = operationActions[kind].lacks?.(subject);
    return lack && t(lack);
  }
}

function isInTheWay({ kind, state }: Operation, wanted: OperationKind) {
  const isExcluded =
    kind === wanted ||
    (operationExclusions[kind] === 'target' &&
      operationExclusions[wanted] === 'target');
  return (
    isExcluded && !isEnded(state) && !supersedableKinds[wanted].includes(kind)
  );
}
