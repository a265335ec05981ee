import { InfoCard } from '@backstage/core-components';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { Muted } from '../kit/Muted';
import { useOptionalRoute } from '../kit/useOptionalRoute';
import { useTexts } from '../kit/useTexts';
import { LiveProvider } from '../live/LiveProvider';
import { useServiceView } from '../live/useServiceView';
import { serviceRouteRef } from '../routes';
import { NotRefreshed } from '../service/NotRefreshed';
import { ServiceFailure } from '../service/ServiceFailure';
import { EnvironmentLine } from './EnvironmentLine';
import { summarize } from './summarize';

/** The card "Rollout" of a component's overview: one line per environment; the tab tells the rest. */
export const RolloutCard = () => {
  const { entity } = useEntity();
  return (
    <LiveProvider>
      <Rollout entityRef={stringifyEntityRef(entity)} />
    </LiveProvider>
  );
};

function Rollout({ entityRef }: { entityRef: string }) {
  const t = useTexts();
  const servicePath = useOptionalRoute(serviceRouteRef)?.();
  const { data, error, dataUpdatedAt, refetch } = useServiceView(entityRef);
  return (
    <InfoCard
      title={t('card.title')}
      deepLink={
        servicePath ? { title: t('card.more'), link: servicePath } : undefined
      }
      noPadding
    >
      <Box sx={{ typography: 'body2', color: 'text.primary' }}>
        {data && error && (
          <Box sx={{ px: 2.5, py: 1.5 }}>
            <NotRefreshed
              error={error}
              seenAt={dataUpdatedAt}
              onRetry={refetch}
            />
          </Box>
        )}
        {data ? (
          <Environments view={data} path={servicePath} />
        ) : (
          renderAbsence()
        )}
      </Box>
    </InfoCard>
  );

  function renderAbsence() {
    return (
      <Box sx={{ px: 2.5, py: 2 }}>
        {error ? (
          <ServiceFailure error={error} onRetry={refetch} />
        ) : (
          <div role="status" aria-label={t('tab.loading')}>
            {[0, 1, 2].map(line => (
              <Skeleton key={line} height={56} />
            ))}
          </div>
        )}
      </Box>
    );
  }
}

function Environments({
  view,
  path,
}: {
  view: ServiceView;
  path: string | undefined;
}) {
  const t = useTexts();
  if (view.setup || !view.environments.length) {
    return (
      <Box sx={{ px: 2.5, py: 2 }}>
        <Muted>
          {view.setup ? t('card.notConnected') : t('empty.noTargets')}
        </Muted>
      </Box>
    );
  }
  return (
    <Box
      component="ol"
      aria-label={t('tab.environments')}
      sx={{ listStyle: 'none', m: 0, p: 0 }}
    >
      {view.environments.map(environment => (
        <EnvironmentLine
          key={environment.name}
          summary={summarize(environment)}
          path={path}
        />
      ))}
    </Box>
  );
}
