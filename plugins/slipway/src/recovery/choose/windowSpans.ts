import { RecoveryWindow } from '@slipway/backstage-plugin-slipway-common';

/** How much of the window is shown at once, in milliseconds; the newest part of it. */
const lengths = { '1h': 3_600_000, '24h': 86_400_000, all: Infinity } as const;

/** How much of the window is shown at once. */
export type WindowSpan = keyof typeof lengths;

/** Those that show less than the whole window, and the whole. */
export function getSpans({ earliest, latest }: RecoveryWindow): WindowSpan[] {
  const whole = Date.parse(latest) - Date.parse(earliest);
  return (Object.keys(lengths) as WindowSpan[]).filter(
    span => span === 'all' || lengths[span] < whole,
  );
}

/** The part of a window that is shown. */
export function toShownWindow(
  { earliest, latest }: RecoveryWindow,
  span: WindowSpan,
): RecoveryWindow {
  const from = Math.max(
    Date.parse(earliest),
    Date.parse(latest) - lengths[span],
  );
  return { earliest: new Date(from).toISOString(), latest };
}
