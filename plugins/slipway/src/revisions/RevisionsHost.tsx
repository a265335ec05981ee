import { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import { lazy, Suspense } from 'react';
import { useDeepLink } from '../kit/useDeepLink';
import { useLingering } from '../kit/useLingering';
import { revisionsButtonId } from './RevisionsButton';

const RevisionsDrawer = lazy(() =>
  import('./RevisionsDrawer').then(m => ({ default: m.RevisionsDrawer })),
);

/** Opens the revisions that the address of the page names. */
export const RevisionsHost = ({ view }: { view: ServiceView }) => {
  const link = useDeepLink('revisions');
  const { shown, forget } = useLingering(link);
  return shown ? (
    <Suspense fallback={null}>
      <RevisionsDrawer
        view={view}
        link={link}
        parts={shown}
        onClosed={() => {
          forget();
          document.getElementById(revisionsButtonId(shown))?.focus();
        }}
      />
    </Suspense>
  ) : null;
};
