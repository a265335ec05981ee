import { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import { Subject } from './subject';

/** What the dialog is opened for. */
export interface OperationIntent {
  kind: OperationKind;
  subject: Subject;
  /** What has been chosen already: the revision to go back to, or the recovery point to restore. */
  proposed?: string;
  /** Gets the focus back when the dialog is closed. */
  trigger: HTMLElement | null;
}
