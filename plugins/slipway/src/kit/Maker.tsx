import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Fact } from '@slipway/backstage-plugin-slipway-common';
import { operationRouteRef } from '../routes';
import { useTexts } from './useTexts';
import { Who } from './Who';

interface MakerProps {
  madeBy: Fact<string>;
  changeCause?: string;
}

/** Who or what made a revision, and why; what is not known is said only where nothing is. */
export const Maker = ({ madeBy, changeCause }: MakerProps) => {
  const t = useTexts();
  const operation = madeBy.known ? getOperationId(madeBy.value) : undefined;
  const cause = operation ? getReason(changeCause) : changeCause;
  return (
    <>
      {operation && <MakingOperation id={operation} />}
      {madeBy.known &&
        !operation &&
        t('workload.madeBy', { who: <Who name={madeBy.value} /> })}
      {madeBy.known && cause && ' '}
      {cause && t('workload.changeCause', { cause })}
      {!madeBy.known &&
        !cause &&
        t('workload.madeByUnknown', { message: madeBy.message })}
    </>
  );
};

function MakingOperation({ id }: { id: string }) {
  const t = useTexts();
  const operationPath = useRouteRef(operationRouteRef);
  return (
    <>
      {t('workload.madeByOperation', {
        operation: (
          <Link to={operationPath({ id })}>{t('workload.operationLink')}</Link>
        ),
      })}
    </>
  );
}

function getOperationId(maker: string): string | undefined {
  return /^Slipway operation ([0-9a-f-]{36})$/.exec(maker)?.[1];
}

/** What the person has said, without what Slipway has put before it. */
function getReason(changeCause: string | undefined): string | undefined {
  const [, reason] = /^Slipway .*?: (.*)$/s.exec(changeCause ?? '') ?? [];
  return reason ?? changeCause;
}
