import { Plan } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ReactNode } from 'react';
import { CodeBlock } from '../../kit/CodeBlock';
import { DiffView } from '../../kit/DiffView';
import { Muted } from '../../kit/Muted';
import { useTexts } from '../../kit/useTexts';
import { BlastRadius } from './BlastRadius';
import { Remarks } from './Remarks';

/** Everything that a plan says. */
export const PlanDetails = ({ plan }: { plan: Plan }) => {
  const t = useTexts();
  return (
    <>
      <Remarks
        tone="danger"
        title={t('plan.blocked')}
        remarks={plan.blockers}
      />
      <Remarks
        tone="warning"
        title={t('plan.warnings')}
        remarks={plan.warnings}
      />
      {plan.changes.length > 0 && (
        <Section title={t('plan.changes')}>
          {plan.changes.map(({ title, diff }) => (
            <Box key={title} sx={{ '& + &': { mt: 1.5 } }}>
              <Typography
                variant="body2"
                sx={{ mb: 0.75, overflowWrap: 'anywhere' }}
              >
                {title}
              </Typography>
              <DiffView diff={diff} title={title} />
            </Box>
          ))}
        </Section>
      )}
      {plan.effects.length > 0 && (
        <Section title={t('plan.effects')}>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {plan.effects.map(({ code, message }) => (
              <li key={`${code} ${message}`}>{message}</li>
            ))}
          </Box>
        </Section>
      )}
      {plan.observations.length > 0 && (
        <Section title={t('plan.observations')}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
            {plan.observations.map(({ label, value }) => (
              <span key={label}>
                <Muted>{label}</Muted> {value}
              </span>
            ))}
          </Box>
        </Section>
      )}
      <Section title={t('plan.blastRadius')}>
        <BlastRadius dependents={plan.blastRadius} />
      </Section>
      {plan.commands.length > 0 && (
        <Section title={t('plan.commands')}>
          <Box
            sx={{
              display: 'grid',
              gap: 1,
              gridTemplateColumns: 'minmax(0, 1fr)',
            }}
          >
            {plan.commands.map(({ title, command }) => (
              <CodeBlock key={command} text={command} label={title} />
            ))}
          </Box>
        </Section>
      )}
    </>
  );
};

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ mt: 2.5, fontSize: 14, lineHeight: 1.5 }}>
      <Typography
        variant="body2"
        component="h4"
        sx={{ fontWeight: 600, mb: 0.75 }}
      >
        {title}
      </Typography>
      {children}
    </Box>
  );
}
