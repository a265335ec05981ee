import { figures } from '../kit/figures';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import { ScalingSummary } from './summarise';

/** Says in words what a history comes to; nothing where nothing was observed. */
export function useSummaryText(summary: ScalingSummary | undefined): string {
  const t = useTexts();
  const locale = useLocale();
  if (!summary) {
    return '';
  }
  const { lowest, highest, atMaximum, notObserved } = summary;
  const percent = (share: number) =>
    new Intl.NumberFormat(locale, { style: 'percent' }).format(share / 100);
  return [
    lowest === highest
      ? t('scaling.always', { count: lowest })
      : t('scaling.between', figures({ lowest, highest })),
    atMaximum > 0 && t('scaling.atMaximum', { percent: percent(atMaximum) }),
    notObserved > 0 &&
      t('scaling.notObservedShare', { percent: percent(notObserved) }),
  ]
    .filter(Boolean)
    .join(', ');
}
