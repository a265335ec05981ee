import { randomBytes } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import type { AccessKeySeed, AwsSeed, RoleSeed } from '../AwsSeed';
import { checkPolicy } from '../policy/checkPolicy';
import type { PolicyDocument } from '../policy/PolicyDocument';
import { AwsError } from '../wire/AwsError';
import type { SignedScope } from '../wire/readScope';

/** Who makes a request. */
export interface Caller {
  arn: string;
  /** As `GetCallerIdentity` tells it. */
  userId: string;
  policies: readonly PolicyDocument[];
  /** Of a session. */
  roleName?: string;
  sessionName?: string;
}

/** A role that was taken on. */
export interface RoleSession {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiration: Date;
  caller: Caller;
}

const everything: PolicyDocument = {
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
};

/** Users, roles and sessions of an account. */
export class Principals {
  readonly #keys = new Map<string, Caller>();
  readonly #roles = new Map<string, RoleSeed>();
  readonly #sessions = new Map<string, RoleSession>();
  readonly #accountId: string;

  /** @throws InputError for a policy that the simulator cannot judge. */
  constructor(
    { accountId, accessKeys, roles = [] }: AwsSeed,
    private readonly now: () => Date,
  ) {
    this.#accountId = accountId;
    for (const key of accessKeys) {
      key.policies?.forEach(checkPolicy);
      this.#keys.set(key.accessKeyId, this.#toUser(key));
    }
    for (const { policies, trust } of roles) {
      [...policies, ...(trust ? [trust] : [])].forEach(checkPolicy);
    }
    for (const role of roles) {
      this.#roles.set(this.roleArn(role.name), role);
    }
  }

  /**
   * Who has signed.
   *
   * @throws AwsError InvalidClientTokenId for a key or a token that is not known; ExpiredToken for a session that is over.
   */
  identify({ accessKeyId, sessionToken }: SignedScope): Caller {
    const session = this.#sessions.get(accessKeyId);
    const caller = session?.caller ?? this.#keys.get(accessKeyId);
    if (!caller || session?.sessionToken !== sessionToken) {
      throw new AwsError(
        'InvalidClientTokenId',
        'The security token included in the request is invalid.',
        403,
      );
    }
    if (session && session.expiration <= this.now()) {
      throw new AwsError(
        'ExpiredToken',
        'The security token included in the request is expired',
        403,
      );
    }
    return caller;
  }

  findRole(arn: string): RoleSeed | undefined {
    return this.#roles.get(arn);
  }

  /** Policies of a role or user by its ARN. */
  findPolicies(arn: string): readonly PolicyDocument[] | undefined {
    const users = [...this.#keys.values()];
    return (
      this.#roles.get(arn)?.policies ??
      users.find(user => user.arn === arn)?.policies
    );
  }

  /**
   * Replaces what a role may do, in sessions that are open, too.
   *
   * @throws InputError for a policy that the simulator cannot judge; NotFoundError.
   */
  setPolicies(roleName: string, policies: readonly PolicyDocument[]): void {
    policies.forEach(checkPolicy);
    const arn = this.roleArn(roleName);
    const role = this.#roles.get(arn);
    if (!role) {
      throw new NotFoundError(`The account has no role ${roleName}`);
    }
    this.#roles.set(arn, { ...role, policies });
    for (const { caller } of this.#sessions.values()) {
      if (caller.roleName === roleName) {
        caller.policies = policies;
      }
    }
  }

  openSession(
    role: RoleSeed,
    options: { sessionName: string; seconds: number },
  ): RoleSession {
    const { sessionName, seconds } = options;
    const session: RoleSession = {
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: randomBytes(60).toString('base64'),
      expiration: new Date(this.now().getTime() + seconds * 1000),
      caller: {
        arn: `arn:aws:sts::${this.#accountId}:assumed-role/${role.name}/${sessionName}`,
        userId: `${toId('AROA', role.name)}:${sessionName}`,
        policies: role.policies,
        roleName: role.name,
        sessionName,
      },
    };
    this.#sessions.set(session.accessKeyId, session);
    return session;
  }

  /** Ends all sessions, as if their time were over. */
  expireSessions(): void {
    this.#sessions.forEach(session => {
      session.expiration = this.now();
    });
  }

  roleArn(name: string): string {
    return `arn:aws:iam::${this.#accountId}:role/${name}`;
  }

  #toUser({ userName = 'portal', policies }: AccessKeySeed): Caller {
    return {
      arn: `arn:aws:iam::${this.#accountId}:user/${userName}`,
      userId: toId('AIDA', userName),
      policies: policies ?? [everything],
    };
  }
}

/** The same for the same name: an account that is started again is the same. */
function toId(prefix: string, name: string): string {
  const letters = Buffer.from(name.padEnd(10, '-')).toString('hex');
  return `${prefix}${letters.toUpperCase().slice(0, 17).padEnd(17, '0')}`;
}
