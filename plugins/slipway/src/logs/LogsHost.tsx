import { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import { lazy, Suspense } from 'react';
import { useDeepLink } from '../kit/useDeepLink';
import { useLingering } from '../kit/useLingering';
import { logsButtonId } from './LogsButton';

const LogsDialog = lazy(() =>
  import('./LogsDialog').then(m => ({ default: m.LogsDialog })),
);

/** Opens the logs that the address of the page names. */
export const LogsHost = ({ view }: { view: ServiceView }) => {
  const link = useDeepLink('logs');
  const { shown, forget } = useLingering(link);
  return shown ? (
    <Suspense fallback={null}>
      <LogsDialog
        view={view}
        link={link}
        parts={shown}
        onClosed={() => {
          forget();
          document.getElementById(logsButtonId(shown))?.focus();
        }}
      />
    </Suspense>
  ) : null;
};
