import { Fact } from '@slipway/backstage-plugin-slipway-common';
import { useTexts } from './useTexts';
import { Who } from './Who';

/** Who or what made a revision, and why; what is not known is said only where nothing is. */
export const Maker = ({
  madeBy,
  changeCause,
}: {
  madeBy: Fact<string>;
  changeCause?: string;
}) => {
  const t = useTexts();
  return (
    <>
      {madeBy.known &&
        t('workload.madeBy', { who: <Who name={madeBy.value} /> })}
      {madeBy.known && changeCause && ' '}
      {changeCause && t('workload.changeCause', { cause: changeCause })}
      {!madeBy.known &&
        !changeCause &&
        t('workload.madeByUnknown', { message: madeBy.message })}
    </>
  );
};
