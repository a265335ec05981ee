/** A refusal, in the words of the service that refuses. */
export class AwsError extends Error {
  override name = 'AwsError';

  /**
   * @param code - as clients see it in `error.name`, e.g. `DBInstanceNotFound`.
   * @param status - of HTTP.
   */
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** What is said of a parameter whose value cannot be. */
export function invalidValue(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}
