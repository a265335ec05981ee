/** How the lines of a plot are told apart besides by colour: as `stroke-dasharray`. */
export const plotDashes = {
  bounds: '1 4',
  desired: '5 3',
  target: '8 4',
} as const;

/** The lines of metrics in one plot, in their order. */
export const metricDashes = [undefined, '2 2', '6 2 1 2'] as const;
