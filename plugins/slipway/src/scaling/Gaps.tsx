import { useTheme } from '@mui/material/styles';
import { useDrawingArea, useXScale } from '@mui/x-charts/hooks';
import { useId } from 'react';

/** The spans of time in which nothing was observed, hatched. */
export const Gaps = ({ gaps }: { gaps: { from: number; to: number }[] }) => {
  const { top, height } = useDrawingArea();
  const scale = useXScale<'time'>();
  const pattern = useId();
  const colour = useTheme().palette.text.secondary;
  return (
    <g pointerEvents="none" aria-hidden>
      <pattern
        id={pattern}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line y2="6" stroke={colour} strokeOpacity="0.4" strokeWidth="1.5" />
      </pattern>
      {gaps.map(({ from, to }) => {
        const left = scale(new Date(from)) ?? 0;
        const right = scale(new Date(to)) ?? left;
        return (
          <rect
            key={from}
            x={left}
            y={top}
            width={Math.max(0, right - left)}
            height={height}
            fill={`url(#${pattern})`}
          />
        );
      })}
    </g>
  );
};
