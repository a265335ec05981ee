import { table } from '../../reference/markdown';
import { compare, Compared, Comparison, formatFigure } from '../comparison';
import type { Machine } from '../machine';
import type { KeptResult } from './readResults';

/** The results as a part of a document. */
export function describeResults(results: readonly KeptResult[]): string {
  const parts = results.flatMap(result => [
    `### ${result.name}`,
    describeMachine(result.machine),
    result.lines.map(line => `- ${line}`).join('\n'),
    ...(result.comparisons ?? []).map(describeComparison),
    table(
      ['counted', 'by whom', 'figure'],
      (result.counts ?? []).flatMap(({ what, unit, of }) =>
        of.map(({ name, value }, index) => [
          index === 0 ? what : '',
          name,
          `${formatFigure(value)} ${unit}`,
        ]),
      ),
    ),
    table(
      ['budget', 'found', 'at most', ''],
      result.budgets.map(({ what, value, limit, unit }) => [
        what,
        `${formatFigure(value)} ${unit}`,
        `${formatFigure(limit)} ${unit}`,
        value <= limit ? '✓' : '✗',
      ]),
    ),
  ]);
  return parts.filter(part => part !== '').join('\n\n');
}

function describeMachine(machine: Machine): string {
  const { at, commit, isChanged, node, cores, cpu } = machine;
  const { memoryGigabytes, load } = machine;
  return `Measured ${at.slice(0, 16).replace('T', ' ')} UTC at commit \`${commit}\`${
    isChanged ? ' with changes' : ''
  } under Node ${node} on ${cores} × ${cpu}, ${memoryGigabytes} GB, with a load of ${load.toFixed(1)} before it began.`;
}

function describeComparison(comparison: Comparison): string {
  const { what, unit } = comparison;
  const times = ({ ratio }: Compared, share: 'p50' | 'p95') =>
    ratio ? `${formatFigure(ratio[share])} ×` : '';
  return table(
    [
      what,
      'p50',
      'p95',
      'max',
      'times',
      'Slipway’s p50 is',
      'Slipway’s p95 is',
    ],
    compare(comparison).map(compared => [
      compared.name,
      ...(['p50', 'p95', 'max'] as const).map(
        share => `${formatFigure(compared[share])} ${unit}`,
      ),
      String(compared.count),
      times(compared, 'p50'),
      times(compared, 'p95'),
    ]),
  );
}
