/** An error as the SDK throws it. */
export function anAwsError(
  name: string,
  options: {
    message?: string;
    status?: number;
    headers?: Record<string, string>;
  } = {},
): Error {
  const { message = name, status = 400, headers } = options;
  return Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode: status },
    ...(headers && { $response: { headers } }),
  });
}
