import { IAMClient } from '@aws-sdk/client-iam';
import { RDSClient } from '@aws-sdk/client-rds';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { STSClient } from '@aws-sdk/client-sts';
import type { ContractAccount } from './ContractAccount';
import { contractKey, contractRegion } from './contractSeed';
import { RecordingHandler, type Exchange } from './RecordingHandler';

/** What came of a step. */
export interface Step {
  /** E.g. `rds:DescribeDBInstances`. */
  call: string;
  /** What matters of the answer; or its error. */
  told: unknown;
}

/** Where a scenario plays: the SDK's own clients of an account, and the record of what was told to them. */
export class Stage {
  readonly #handler = new RecordingHandler();
  readonly #steps = new Map<string, Step>();
  readonly rds: RDSClient;
  readonly iam: IAMClient;
  readonly secrets: SecretsManagerClient;
  readonly sts: STSClient;

  constructor(private readonly account: ContractAccount) {
    const options = this.#clientOptions({
      accessKeyId: contractKey,
      secretAccessKey: 'not-verified',
    });
    this.rds = new RDSClient(options);
    this.iam = new IAMClient(options);
    this.secrets = new SecretsManagerClient(options);
    this.sts = new STSClient(options);
  }

  /** A client of the session that these credentials open. */
  signInAs(credentials: {
    AccessKeyId?: string;
    SecretAccessKey?: string;
    SessionToken?: string;
  }): STSClient {
    return new STSClient(
      this.#clientOptions({
        accessKeyId: credentials.AccessKeyId ?? '',
        secretAccessKey: credentials.SecretAccessKey ?? '',
        sessionToken: credentials.SessionToken,
      }),
    );
  }

  /**
   * Records what is told to a call.
   *
   * @param name - unique in the scenario.
   * @param options.keep - takes what matters out of the answer.
   * @returns the answer; undefined where it was refused.
   */
  async step<T>(
    name: string,
    options: { send: Promise<T>; keep: (answer: T) => unknown },
  ): Promise<T | undefined> {
    const { send, keep } = options;
    try {
      const answer = await send;
      this.#record(name, keep(answer));
      return answer;
    } catch (error) {
      this.#record(name, describeError(error));
      return undefined;
    }
  }

  /** Lets as much time go by as anything takes. */
  settle(): Promise<void> {
    return this.account.settle();
  }

  get steps(): ReadonlyMap<string, Step> {
    return this.#steps;
  }

  get exchanges(): readonly Exchange[] {
    return this.#handler.exchanges;
  }

  #record(name: string, told: unknown) {
    const last = this.#handler.exchanges.at(-1);
    this.#steps.set(name, { call: `${last?.service}:${last?.action}`, told });
  }

  #clientOptions(credentials: {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
  }) {
    return {
      endpoint: this.account.endpoint,
      region: contractRegion,
      credentials,
      maxAttempts: 1,
      requestHandler: this.#handler,
    };
  }
}

function describeError(error: unknown): object {
  const { name, $metadata } = error as {
    name: string;
    $metadata?: { httpStatusCode?: number };
  };
  if (!$metadata) {
    throw error;
  }
  return { error: name, status: $metadata.httpStatusCode };
}
