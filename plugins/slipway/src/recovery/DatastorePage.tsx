import { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import Card from '@mui/material/Card';
import { useTexts } from '../kit/useTexts';
import { PromotionPath } from '../service/PromotionPath';
import { Section } from '../service/Section';
import { DatastoreTargets } from './DatastoreTargets';
import { onlyWorkloads } from './placedDatastores';

interface DatastorePageProps {
  view: ServiceView;
  /** The services that depend on it: full entity references. */
  dependents: readonly string[];
}

/** What the tab of a data store shows above its activity; where it runs as a workload too, that as well. */
export const DatastorePage = ({ view, dependents }: DatastorePageProps) => {
  const t = useTexts();
  const running = onlyWorkloads(view);
  return (
    <>
      <Section title={t('recovery.title')}>
        <Card
          variant="outlined"
          sx={{ p: { xs: 2, sm: 2.5 }, borderRadius: 2, minWidth: 0 }}
        >
          <DatastoreTargets view={view} dependents={dependents} large />
        </Card>
      </Section>
      {running.environments.length > 0 && (
        <Section title={t('tab.environments')}>
          <PromotionPath view={running} />
        </Section>
      )}
    </>
  );
};
