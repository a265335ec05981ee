import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Dependent } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { Muted } from '../../kit/Muted';
import { Texts, useTexts } from '../../kit/useTexts';

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
          <EntityRefLink entityRef={entityRef} />{' '}
          <Muted>{describe(relation, t)}</Muted>
        </li>
      ))}
    </Box>
  );
};

/** The relation in words; one that has none as the catalog calls it. */
function describe(relation: string, t: Texts): string {
  switch (relation) {
    case 'dependencyOf':
    case 'apiConsumedBy':
      return t(`plan.relation.${relation}`);
    default:
      return relation;
  }
}
