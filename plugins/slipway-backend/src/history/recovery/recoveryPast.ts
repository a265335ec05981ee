import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  Datastore,
  RecoverySample,
} from '@slipway/backstage-plugin-slipway-common';

/** Who knows what could have been recovered before a data store was first seen. @public */
export interface RecoveryPast {
  /**
   * Asked once for each data store that is seen for the first time.
   *
   * @returns samples at most 30 days old; of several in an hour the worst is kept, and an hour without one is a gap.
   */
  read(
    datastore: Pick<Datastore, 'id' | 'name' | 'resourceName'>,
  ): Promise<readonly RecoverySample[]>;
}

/**
 * What is known of data stores from the time before: nothing, unless a backend is given a factory for it, as the demo is.
 *
 * @remarks
 * It is asked once for each data store, whatever is started again, and what it says is kept like what was observed.
 *
 * @public
 */
export const recoveryPastServiceRef = createServiceRef<RecoveryPast>({
  id: 'slipway.recovery-past',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => ({ read: async () => [] }),
    }),
});
