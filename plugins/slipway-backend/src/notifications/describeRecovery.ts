import {
  describeLength,
  getRecoveryReport,
  Operation,
} from '@slipway/backstage-plugin-slipway-common';

/** What a restore or a drill measured, in a sentence without its full stop; `undefined` where nothing was recovered. */
export function describeRecovery(operation: Operation): string | undefined {
  const report = getRecoveryReport(operation);
  if (report?.jobSeconds === undefined) {
    return undefined;
  }
  const { checks, dataLossSeconds, jobSeconds, recoverySeconds } = report;
  if (recoverySeconds !== undefined) {
    const lost =
      dataLossSeconds === undefined
        ? ''
        : `; at most ${describeLength(dataLossSeconds)} of data lost`;
    return `Recovered and validated in ${describeLength(recoverySeconds)}${lost}`;
  }
  const failed = checks.filter(({ passed }) => !passed);
  const why = failed.length
    ? `${failed.length} of ${checks.length} checks failed: ${failed.map(({ name }) => name).join(', ')}`
    : 'the copy was not validated, so this does not count as measured';
  return `Recovered in ${describeLength(jobSeconds)}; ${why}`;
}
