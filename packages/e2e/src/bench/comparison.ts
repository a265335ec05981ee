import { Distribution, summarize } from './statistics';

/** One thing that several did in the same run, Slipway first. */
export type Comparison = {
  what: string;
  unit: string;
  of: { name: string; samples: readonly number[] }[];
};

/** One figure of several in the same run, Slipway first. */
export type Count = {
  what: string;
  unit: string;
  of: { name: string; value: number }[];
};

/** One of those that are compared. */
export type Compared = Distribution & {
  name: string;
  /** What Slipway's is in relation to it; undefined for Slipway's own. */
  ratio?: { p50: number; p95: number };
};

/** Sums each up, and sets Slipway's in relation to the others'. */
export function compare({ of }: Comparison): Compared[] {
  const [own, ...others] = of.map(({ name, samples }) => ({
    name,
    ...summarize(samples),
  }));
  if (!own) {
    return [];
  }
  return [
    own,
    ...others.map(other => ({
      ...other,
      ratio: { p50: own.p50 / other.p50, p95: own.p95 / other.p95 },
    })),
  ];
}

/** Says it in words, a line each. */
export function describeComparison(comparison: Comparison): string[] {
  const { what, unit } = comparison;
  const figures = ({ p50, p95, max, count }: Compared) =>
    `p50 ${formatFigure(p50)} ${unit}, p95 ${formatFigure(p95)} ${unit}, max ${formatFigure(max)} ${unit} (${count} times)`;
  return [
    what,
    ...compare(comparison).map(
      compared =>
        `  ${compared.name}: ${figures(compared)}${
          compared.ratio
            ? `; Slipway takes ${formatFigure(compared.ratio.p50)} × that at p50, ${formatFigure(compared.ratio.p95)} × at p95`
            : ''
        }`,
    ),
  ];
}

/** Says it in words. */
export function describeCount({ what, unit, of }: Count): string {
  const figures = of.map(
    ({ name, value }) => `${name} ${formatFigure(value)} ${unit}`,
  );
  return `${what}: ${figures.join(', ')}`;
}

/** A number with as many digits as say something. */
export function formatFigure(value: number): string {
  const size = Math.abs(value);
  if (size >= 100 || Number.isInteger(value)) {
    return value.toFixed(0);
  }
  return value.toFixed(size >= 10 ? 1 : 2);
}
