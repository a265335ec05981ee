/** The account of the test, and where in it everything is. */
export const accountId = '123456789012';
export const region = 'us-east-1';

/** What the suite has put beside a data store, and what an operation makes from it, are called after it. */
const suffix = /-(kept|(drill|restored|slipway)-[0-9a-f]{8})$/;

/** ARN of a DB instance. */
export function instanceArn(name: string): string {
  return `arn:aws:rds:${region}:${accountId}:db:${name}`;
}

/** The snapshot that a data store has from the beginning. */
export function keptSnapshotOf(name: string): string {
  return `${name}-kept`;
}

/** What looks like a copy that a drill of the data store has made, and was made by nobody's operation of this test. */
export function strangersCopyOf(name: string): string {
  return `${name}-drill-00000000`;
}

/** The data store that an identifier or ARN of a resource is about. */
export function datastoreOf(resource: string): string {
  return resource.slice(resource.search(/[^:/]*$/)).replace(suffix, '');
}

/** Whether a call changes something. */
export function isChange(action: string): boolean {
  return !/^(Assume|Describe|Get|List|Simulate)/.test(action);
}
