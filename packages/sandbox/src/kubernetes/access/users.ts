import { randomBytes } from 'node:crypto';

/** Somebody whom the API server knows by a token. */
export interface ClusterUser {
  name: string;
  /** @default none, so that RBAC bindings name the user itself */
  groups?: readonly string[];
}

/** Whom a request comes from. */
export interface User {
  name: string;
  groups: readonly string[];
}

/** Who is always there: an administrator, and the two users that the portal's least-privilege roles are bound to. */
const standardUsers: readonly ClusterUser[] = [
  { name: 'admin', groups: ['system:masters'] },
  { name: 'slipway-reader' },
  { name: 'slipway-executor' },
];

const anonymous: User = {
  name: 'system:anonymous',
  groups: ['system:unauthenticated'],
};

/** The users by their bearer tokens. */
export class Users {
  readonly #byToken = new Map<string, User>();
  readonly tokens: Readonly<Record<string, string>>;

  /** @param saved - tokens by user that were given out before and stay valid */
  constructor(
    extraUsers: readonly ClusterUser[],
    saved: Readonly<Record<string, string>> = {},
  ) {
    const tokens: Record<string, string> = {};
    for (const { name, groups = [] } of [...standardUsers, ...extraUsers]) {
      const token = saved[name] ?? randomBytes(24).toString('hex');
      tokens[name] = token;
      this.#byToken.set(token, {
        name,
        groups: [...groups, 'system:authenticated'],
      });
    }
    this.tokens = tokens;
  }

  /** @returns `undefined` for a token that nobody has; who sends none is anonymous */
  find(authorization: string | undefined): User | undefined {
    const token = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    return token === undefined ? anonymous : this.#byToken.get(token);
  }
}
