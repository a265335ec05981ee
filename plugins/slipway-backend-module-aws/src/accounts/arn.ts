/** An ARN of an RDS DB instance or of one of its copies, in parts. */
export interface RdsArn {
  accountId: string;
  region: string;
  identifier: string;
}

const instanceArn =
  /^arn:aws(?:-[a-z]+)*:rds:([a-z]{2}(?:-[a-z]+)+-\d+):(\d{12}):db:([a-z][a-z0-9-]{0,62})$/;

/**
 * Takes the ARN of a DB instance apart; `undefined` for any other text.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.ARN.Constructing.html
 */
export function parseInstanceArn(text: string): RdsArn | undefined {
  const [, region, accountId, identifier] = instanceArn.exec(text) ?? [];
  return region && accountId && identifier
    ? { region, accountId, identifier }
    : undefined;
}
