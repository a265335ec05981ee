import Box from '@mui/material/Box';
import { ReactNode } from 'react';
import { useTexts } from '../kit/useTexts';

/** How a line of a plot looks. */
interface LegendEntry {
  label: string;
  colour: string;
  /** As `stroke-dasharray`; solid without. */
  dash?: string;
}

/** What the lines of a plot stand for, each by its colour and its dashes. */
export const PlotLegend = ({
  entries,
  gaps,
}: {
  entries: readonly LegendEntry[];
  /** Whether something was not observed. */
  gaps: boolean;
}) => {
  const t = useTexts();
  return (
    <Box
      component="ul"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 1.5,
        rowGap: 0.25,
        listStyle: 'none',
        m: 0,
        p: 0,
        fontSize: 13,
        color: 'text.secondary',
      }}
    >
      {entries.map(({ label, colour, dash }) => (
        <Entry key={label} label={label}>
          <line
            x1="0"
            x2="24"
            y1="6"
            y2="6"
            stroke={colour}
            strokeWidth="2"
            strokeDasharray={dash}
          />
        </Entry>
      ))}
      {gaps && (
        <Entry label={t('scaling.notObserved')}>
          {[2, 8, 14, 20].map(x => (
            <line
              key={x}
              x1={x - 2}
              x2={x + 4}
              y1="11"
              y2="1"
              stroke="currentColor"
              strokeOpacity="0.6"
              strokeWidth="1.5"
            />
          ))}
        </Entry>
      )}
    </Box>
  );
};

function Entry({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box
      component="li"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.625 }}
    >
      <svg width="24" height="12" aria-hidden>
        {children}
      </svg>
      {label}
    </Box>
  );
}
