import {
  ActivityItem,
  ObservedChange,
} from '@slipway/backstage-plugin-slipway-common';
import { useTexts } from '../kit/useTexts';

/** Gives the functions that say what happened. */
export function useActivityWords() {
  const t = useTexts();

  /** The change in itself, e.g. `Deployed` and `1.1.0 → 1.2.0`. */
  const describeChange = ({ kind, from, to }: ObservedChange) => ({
    what: t(`activity.change.${kind}`),
    detail: from && to ? t('activity.fromTo', { from, to }) : (to ?? from),
  });

  return {
    describeChange,
    /** The whole in a line. */
    describe: (item: ActivityItem): string => {
      if (item.type === 'operation') {
        const { summary, state } = item.operation;
        return `${summary} (${t(`state.${state}`)})`;
      }
      const { what, detail } = describeChange(item.change);
      return detail ? `${what} ${detail}` : what;
    },
  };
}
