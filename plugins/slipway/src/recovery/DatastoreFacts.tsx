import { describeLength } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { FactList, FactRow } from '../kit/FactList';
import { PostureChip } from '../kit/PostureChip';
import { useTexts } from '../kit/useTexts';
import { FactValue } from './FactValue';
import { getAssessments, PlacedDatastore } from './placedDatastores';

/** How a data store is kept safe: its backups, its encryption, and by what a recovered copy is validated. */
export const DatastoreFacts = ({ placed }: { placed: PlacedDatastore }) => {
  const t = useTexts();
  const { datastore, recovery } = placed;
  const yesNo = (value: boolean) => t(value ? 'recovery.on' : 'recovery.off');
  return (
    <FactList labelWidth={148}>
      <FactRow label={t('recovery.resource')}>
        <Box component="span" sx={{ fontFamily: 'monospace', fontSize: 13 }}>
          {datastore.resourceName}
        </Box>
      </FactRow>
      <FactRow label={t('recovery.status')}>{datastore.status}</FactRow>
      <FactRow label={t('recovery.retention')}>
        <FactValue fact={datastore.retentionSeconds}>
          {seconds => describeLength(seconds)}
        </FactValue>
        {getAssessments(recovery, 'retention').map(({ objective, state }) => (
          <Box key={objective.scope} sx={{ mt: 0.5 }}>
            {t('recovery.objective', {
              length: describeLength(objective.seconds),
            })}{' '}
            ({t(`recovery.scopes.${objective.scope}`)}){' '}
            <PostureChip state={state} />
          </Box>
        ))}
      </FactRow>
      <FactRow label={t('recovery.encryption')}>
        <FactValue fact={datastore.encryption}>
          {({ encrypted, key }) => (
            <>
              {yesNo(encrypted)}
              {key && (
                <Box
                  component="span"
                  sx={{ fontFamily: 'monospace', fontSize: 13, ml: 1 }}
                >
                  {key}
                </Box>
              )}
            </>
          )}
        </FactValue>
      </FactRow>
      <FactRow label={t('recovery.deletionProtection')}>
        <FactValue fact={datastore.deletionProtection}>{yesNo}</FactValue>
      </FactRow>
      <FactRow label={t('recovery.multiZone')}>
        <FactValue fact={datastore.multiZone}>{yesNo}</FactValue>
      </FactRow>
      <FactRow label={t('recovery.checks')}>
        <FactValue fact={datastore.checks}>
          {names => names.join(', ')}
        </FactValue>
      </FactRow>
    </FactList>
  );
};
