import {
  RecoveryMeasure,
  RecoveryReport,
} from '@slipway/backstage-plugin-slipway-common';
import { useServiceView } from '../live/useServiceView';
import { getAssessments } from '../recovery/placedDatastores';

/** The objectives of the data store of a report as they are today, in seconds; none where it cannot be seen. */
export function useObjectives({
  entityRef,
  environment,
  target,
  datastore,
}: RecoveryReport): Partial<Record<RecoveryMeasure, number>> {
  const { data } = useServiceView(entityRef);
  const recovery = data?.environments
    .find(({ name }) => name === environment)
    ?.targets.find(({ id }) => id === target)
    ?.recovery?.find(it => it.datastore === datastore);
  const read = (measure: RecoveryMeasure) =>
    getAssessments(recovery, measure).find(
      ({ objective }) => objective.scope === 'local',
    )?.objective.seconds;
  return { rpo: read('rpo'), rto: read('rto') };
}
