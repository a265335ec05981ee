import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Dependent } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { Muted } from '../../kit/Muted';
import { useTexts } from '../../kit/useTexts';

/** The services that depend on the one that is changed, as the catalog knows them. */
export const BlastRadius = ({ dependents }: { dependents: Dependent[] }) => {
  const t = useTexts();
  if (!dependents.length) {
    return <Muted>{t('plan.noDependents')}</Muted>;
  }
  return (
    <Box
      component="ul"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 3,
        rowGap: 0.5,
        listStyle: 'none',
        m: 0,
        p: 0,
      }}
    >
      {dependents.map(({ entityRef, relation }) => (
        <li key={`${entityRef} ${relation}`}>
          <EntityRefLink entityRef={entityRef} /> <Muted>{relation}</Muted>
        </li>
      ))}
    </Box>
  );
};
