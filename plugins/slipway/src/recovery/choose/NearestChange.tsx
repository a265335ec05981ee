import { parseEntityRef } from '@backstage/catalog-model';
import {
  ActivityItem,
  describeLength,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { useActivityWords } from '../../activity/useActivityWords';
import { Muted } from '../../kit/Muted';
import { useTexts } from '../../kit/useTexts';
import { WindowLane } from './useWindowActivity';

interface NearestChangeProps {
  lanes: readonly WindowLane[];
  /** The chosen time, in milliseconds. */
  time: number | undefined;
}

/** What happened next after the chosen time: said, as it cannot be read from an axis to the second. */
export const NearestChange = ({ lanes, time }: NearestChangeProps) => {
  const t = useTexts();
  const { describe } = useActivityWords();
  const next = time === undefined ? undefined : findNext(lanes, time);
  return (
    <Box aria-live="polite" sx={{ mt: 1, minHeight: 21, fontSize: 14 }}>
      {next && time !== undefined ? (
        t('choose.before', {
          length: describeLength((Date.parse(next.item.at) - time) / 1000),
          what: describe(next.item),
          where: parseEntityRef(next.entityRef).name,
        })
      ) : (
        <Muted>{t('choose.axisHelp')}</Muted>
      )}
    </Box>
  );
};

function findNext(
  lanes: readonly WindowLane[],
  time: number,
): { entityRef: string; item: ActivityItem } | undefined {
  return lanes
    .flatMap(({ entityRef, items }) => items.map(item => ({ entityRef, item })))
    .filter(({ item }) => Date.parse(item.at) > time)
    .sort((a, b) => Date.parse(a.item.at) - Date.parse(b.item.at))[0];
}
