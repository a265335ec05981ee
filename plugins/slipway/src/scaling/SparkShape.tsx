import { ScalingHistory } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { Tone, toneColour } from '../kit/tones';
import { toSparkPaths } from './sparkPaths';

interface SparkShapeProps {
  history: ScalingHistory;
  tone: Tone;
}

/** The replicas as steps over the band between minimum and maximum; blank where nothing was observed. */
export const SparkShape = ({ history, tone }: SparkShapeProps) => {
  const { band, area, line, top } = useMemo(
    () => toSparkPaths(history),
    [history],
  );
  const last = history.samples.at(-1);
  const level = (replicas: number) => `${100 - (100 * replicas) / top}%`;
  return (
    <Box aria-hidden sx={{ display: 'flex', gap: 0.75, height: 40 }}>
      <Box
        component="svg"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        sx={theme => ({
          flex: 1,
          minWidth: 0,
          height: '100%',
          overflow: 'visible',
          color: toneColour(theme, tone),
          '& path': { vectorEffect: 'non-scaling-stroke' },
        })}
      >
        <path d={band} fill="currentColor" fillOpacity={0.1} />
        <path d={area} fill="currentColor" fillOpacity={0.22} />
        <path
          d={line}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.75}
          strokeLinejoin="round"
        />
      </Box>
      {last && (
        <Box
          sx={{
            position: 'relative',
            width: 18,
            flexShrink: 0,
            fontSize: 11,
            lineHeight: 1,
            color: 'text.secondary',
            '& > span': { position: 'absolute', left: 0 },
          }}
        >
          <Box component="span" sx={{ top: level(last.max) }}>
            {last.max}
          </Box>
          {last.max > last.min && (
            <Box
              component="span"
              sx={{ top: level(last.min), transform: 'translateY(-50%)' }}
            >
              {last.min}
            </Box>
          )}
        </Box>
      )}
    </Box>
  );
};
