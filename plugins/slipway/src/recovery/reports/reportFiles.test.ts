import { aDrill, aRecoveryReport } from '../../__testUtils__/aDrill';
import { toCsv, toFile } from './reportFiles';

const report = aRecoveryReport(
  aDrill({ createdAt: '2026-01-15T10:00:00.000Z' }),
);

const rows = (csv: string) =>
  csv
    .trim()
    .split('\n')
    .map(line => line.split(','));

describe('the file of reports', () => {
  it('has a head, a row for each report, and lengths in seconds', () => {
    const [head, row] = rows(toCsv([report]));
    const cell = (name: string) => row?.[head?.indexOf(name) ?? -1];
    expect(cell('operation')).toBe(report.operationId);
    expect(cell('recovery_seconds')).toBe(String(38 * 60));
    expect(cell('job_seconds')).toBe(String(31 * 60));
    expect(cell('data_loss_seconds')).toBe('252');
    expect([cell('checks_passed'), cell('checks')]).toEqual(['2', '2']);
  });

  it('leaves empty what was not measured: it is not nought', () => {
    const [head, row] = rows(
      toCsv([
        { ...report, recoverySeconds: undefined, dataLossSeconds: undefined },
      ]),
    );
    expect(row?.[head?.indexOf('recovery_seconds') ?? -1]).toBe('');
    expect(row?.[head?.indexOf('data_loss_seconds') ?? -1]).toBe('');
  });

  it.each(['=HYPERLINK("http://example.org")', '+1', '-1', '@SUM(1)'])(
    'makes a text of what a spreadsheet would take for a formula: %s',
    message => {
      const [, row] = toCsv([{ ...report, message }]).split('\n');
      expect(row).toContain(`'${message.replaceAll('"', '""')}`);
    },
  );

  it('quotes what would break a row', () => {
    expect(
      toCsv([{ ...report, message: 'a, "b"\nc' }]).includes('"a, ""b""\nc"'),
    ).toBe(true);
  });

  it('is of the type that its name says', () => {
    expect(toFile([report], 'csv').type).toBe('text/csv;charset=utf-8');
    expect(toFile([report], 'json').type).toBe('application/json');
  });
});
