import { KnownFact } from '@slipway/backstage-plugin-slipway-common';
import { Age } from '../kit/Age';
import { useTexts } from '../kit/useTexts';

/** Where a fact was read, and when. */
export const Origin = ({
  fact,
}: {
  fact: Pick<KnownFact<unknown>, 'source' | 'observedAt'>;
}) => {
  const t = useTexts();
  return (
    <>
      {t('recovery.origin', {
        source: fact.source,
        age: <Age at={fact.observedAt} />,
      })}
    </>
  );
};
