import { RetryableOperationError } from '@slipway/backstage-plugin-slipway-node';
import { redact } from '../../audit/redact';

/** What a platform's error means for the operation. */
export type Failure =
  | { status: 'terminal'; name: string; message: string }
  | {
      status: 'retryable';
      name: string;
      message: string;
      retryAfterSeconds?: number;
    };

const terminal = [
  'TerminalOperationError',
  'NotFoundError',
  'NotAllowedError',
  'InputError',
  'NotImplementedError',
];

/**
 * Whether going on may help.
 *
 * @remarks
 * An error that says nothing about it leaves the outcome unknown, so it is looked again; the step's limit ends that.
 */
export function classifyFailure(error: unknown): Failure {
  const { name = 'Error', message: said = String(error) } = (error ??
    {}) as Partial<Error>;
  const message = redact(said);
  if (terminal.includes(name)) {
    return { status: 'terminal', name, message };
  }
  const { retryAfterSeconds } = (error ?? {}) as RetryableOperationError;
  return { status: 'retryable', name, message, retryAfterSeconds };
}

/** The pause before the next try: doubled each time, never longer than fifteen times the first. */
export function getBackoffSeconds(options: {
  first: number;
  failures: number;
  retryAfterSeconds?: number;
}): number {
  const { first, failures, retryAfterSeconds = 0 } = options;
  const doubled = first * 2 ** Math.min(failures - 1, 10);
  return Math.max(Math.min(doubled, first * 15), retryAfterSeconds);
}

/**
 * Calls a platform, for a limited time and only as long as this process may act.
 *
 * @throws RetryableOperationError where there is no answer in time: the outcome is unknown.
 */
export async function callPlatform<TResult>(
  call: (signal: AbortSignal) => Promise<TResult>,
  options: { signal: AbortSignal; seconds: number },
): Promise<TResult> {
  const controller = new AbortController();
  const giveUp = () => controller.abort();
  options.signal.addEventListener('abort', giveUp);
  const timer = setTimeout(giveUp, options.seconds * 1000);
  const gaveUp = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () =>
      reject(
        new RetryableOperationError(
          `No answer within ${options.seconds} seconds`,
        ),
      ),
    );
  });
  try {
    if (options.signal.aborted) {
      giveUp();
    }
    return await Promise.race([gaveUp, call(controller.signal)]);
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', giveUp);
  }
}
