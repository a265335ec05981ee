import { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import { Subject } from './subject';

/** What the dialog is opened for. */
export interface OperationIntent {
  kind: OperationKind;
  subject: Subject;
  /** The revision to go back to, where it has been chosen already. */
  revision?: string;
  /** Gets the focus back when the dialog is closed. */
  trigger: HTMLElement | null;
}
