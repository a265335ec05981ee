import { historyMessages } from './de/history';
import { operationMessages } from './de/operation';
import { recoveryMessages } from './de/recovery';
import { revisionMessages } from './de/revisions';
import { serviceMessages } from './de/service';

/** Every text of the screens in German. */
export const germanMessages = {
  ...serviceMessages,
  ...revisionMessages,
  ...operationMessages,
  ...historyMessages,
  ...recoveryMessages,
};
