import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { ClusterCredentials, setBearer } from './credentials';

/** Hands out AWS credentials, as the AWS SDK's providers do. */
export type AwsCredentialSource = () => Promise<{
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}>;

/** For which cluster, and as whom, a token is signed. */
export interface EksTokenOptions {
  /** Name of the cluster in EKS. */
  clusterId: string;
  region: string;
  credentials: AwsCredentialSource;
  now?: () => number;
}

const TOKEN_LIFETIME_MS = 15 * 60_000;
const REFRESH_LEFT_MS = 60_000;

/**
 * The token of an EKS cluster: a presigned `GetCallerIdentity` of STS, as `aws eks get-token` makes it.
 *
 * @remarks
 * It is made again when a minute or less of it is left; whoever asks meanwhile shares the one that is being made.
 */
export class EksToken implements ClusterCredentials {
  readonly #options: EksTokenOptions;
  readonly #now: () => number;
  #kept: Promise<{ token: string; expiresAt: number }> | undefined;

  constructor(options: EksTokenOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => Date.now());
  }

  async apply(options: Parameters<ClusterCredentials['apply']>[0]) {
    setBearer(options, await this.getToken());
  }

  refresh(): void {
    this.#kept = undefined;
  }

  async getToken(): Promise<string> {
    const asked = this.#kept;
    const kept = await asked;
    if (kept && kept.expiresAt - this.#now() > REFRESH_LEFT_MS) {
      return kept.token;
    }
    if (this.#kept === asked) {
      const signing = this.#sign();
      this.#kept = signing;
      signing.catch(() => {
        if (this.#kept === signing) this.#kept = undefined;
      });
    }
    return (await this.#kept!).token;
  }

  async #sign() {
    const { clusterId, region } = this.#options;
    const credentials = await this.#options.credentials();
    const signedAt = this.#now();
    const suffix = region.startsWith('cn-')
      ? 'amazonaws.com.cn'
      : 'amazonaws.com';
    const hostname = `sts.${region}.${suffix}`;
    const signer = new SignatureV4({
      credentials,
      region,
      service: 'sts',
      sha256: Sha256,
    });
    const { query = {} } = await signer.presign(
      {
        method: 'GET',
        protocol: 'https:',
        hostname,
        path: '/',
        headers: { host: hostname, 'x-k8s-aws-id': clusterId },
        query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
      },
      { expiresIn: 60, signingDate: new Date(signedAt) },
    );
    const search = Object.entries(query)
      .map(
        ([key, value]) =>
          `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`,
      )
      .join('&');
    const url = `https://${hostname}/?${search}`;
    return {
      token: `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`,
      expiresAt: Math.min(
        signedAt + TOKEN_LIFETIME_MS,
        credentials.expiration?.getTime() ?? Infinity,
      ),
    };
  }
}
