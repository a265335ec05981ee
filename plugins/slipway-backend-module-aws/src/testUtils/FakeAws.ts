import {
  DBInstance,
  DBInstanceAutomatedBackup,
  DBSnapshot,
} from '@aws-sdk/client-rds';
import { NotAllowedError } from '@backstage/errors';
import { AwsAccess, AwsClients } from '../accounts/AwsAccess';
import { anAwsError } from './awsError';
import { account, anInstance, region } from './anInstance';
import { answerRds, changingActions } from './fakeRds';

/** An error that a call gets. */
export interface FakeFault {
  error: Error;
  /** Whether what was asked for is done first: the answer is lost on its way. */
  after: boolean;
  /** How many calls get it. */
  times: number;
}

/** As whom a call is made. */
export type FakeRole = 'reader' | 'executor';

/** A command of the SDK, as far as a fake needs it. */
export interface SentCommand {
  constructor: { name: string };
  input: Record<string, unknown>;
}

/**
 * An account and region in memory, behind the clients that the module uses.
 *
 * @remarks
 * Nothing happens by itself: each look at a resource takes it to the next status of its script, and time is what a test says.
 */
export class FakeAws {
  readonly account = account;
  readonly region = region;
  readonly instances = new Map<string, DBInstance>();
  readonly snapshots = new Map<string, DBSnapshot>();
  readonly secrets = new Map<string, string>();
  /** By their names in DescribeAccountAttributes. */
  readonly quotas = new Map([
    ['DBInstances', { used: 2, max: 40 }],
    ['ManualSnapshots', { used: 3, max: 100 }],
    ['AllocatedStorage', { used: 300, max: 100_000 }],
  ]);
  /** The window of every instance that has automated backups. */
  window = {
    EarliestTime: new Date('2026-01-08T10:00:00.000Z'),
    LatestTime: new Date('2026-01-15T09:55:00.000Z'),
  };
  /** What a new copy, and a new snapshot, goes through. */
  copyStatuses = ['creating', 'available'];
  snapshotStatuses = ['creating', 'available'];
  /** Actions that IAM says are denied, and that are refused. */
  readonly denied = new Set<string>();
  /** Actions that no policy of IAM names, though something else may. */
  readonly notGranted = new Set<string>();
  /** Milliseconds since the epoch. */
  now = Date.parse('2026-01-15T10:00:00.000Z');
  /** How long the credentials of a session are good for, in seconds. */
  sessionSeconds = 3600;
  /** Why no role can be taken on. */
  roleRefused: string | undefined;
  /** Changes a new copy before anybody sees it. */
  onRestore: (copy: DBInstance) => DBInstance = copy => copy;
  /** Stands between a call and its effect. */
  onCall: (
    action: string,
    carryOut: () => Promise<unknown>,
  ) => Promise<unknown> = (_, carryOut) => carryOut();
  /** The action of every call, in order: `rds:DescribeDBInstances`. */
  readonly calls: string[] = [];
  /** Every command with its input, in order. */
  readonly commands: {
    role: FakeRole;
    action: string;
    input: Record<string, unknown>;
  }[] = [];
  /** For which operation credentials were taken on each time. */
  readonly sessions: string[] = [];
  readonly #faults = new Map<string, FakeFault[]>();
  readonly #scripts = new Map<string, string[]>();

  constructor(
    parts: { instances?: DBInstance[]; snapshots?: DBSnapshot[] } = {},
  ) {
    (parts.instances ?? [anInstance()]).forEach(it => this.setInstance(it));
    (parts.snapshots ?? []).forEach(it =>
      this.snapshots.set(it.DBSnapshotIdentifier ?? '', it),
    );
  }

  /** How the module reaches it. */
  get access(): AwsAccess {
    return {
      openReader: async () => this.#open('reader'),
      openReaderIn: async () => this.#open('reader'),
      openExecutor: async (_, operationId) => {
        if (this.roleRefused) {
          throw new NotAllowedError(this.roleRefused);
        }
        this.sessions.push(operationId);
        return this.#open('executor');
      },
    };
  }

  /** How often an action was called. */
  count(action: string): number {
    return this.calls.filter(call => call === action).length;
  }

  /** The calls that change something. */
  get changes(): string[] {
    return this.calls.filter(call => changingActions.includes(call));
  }

  /** Forgets the calls so far. */
  forget(): void {
    this.calls.length = 0;
    this.commands.length = 0;
  }

  /** Lets the next calls of an action fail. */
  fail(
    action: string,
    error: Error,
    options: { after?: boolean; times?: number } = {},
  ): void {
    const { after = false, times = 1 } = options;
    const faults = this.#faults.get(action) ?? [];
    this.#faults.set(action, [...faults, { error, after, times }]);
  }

  setInstance(instance: DBInstance): void {
    this.instances.set(instance.DBInstanceIdentifier ?? '', instance);
  }

  /** Changes an instance as somebody else would. */
  changeInstance(identifier: string, parts: DBInstance): void {
    this.setInstance({ ...this.instances.get(identifier), ...parts });
  }

  /** The statuses that a resource goes through, one with each look. */
  script(name: string, statuses: readonly string[]): void {
    this.#scripts.set(name, [...statuses]);
  }

  /** The next status of a resource; `undefined` where its script is at its end. */
  advance(name: string): string | undefined {
    return this.#scripts.get(name)?.shift();
  }

  /** The automated backups of an instance. */
  getBackup(instance: DBInstance): DBInstanceAutomatedBackup | undefined {
    return instance.BackupRetentionPeriod
      ? { DbiResourceId: instance.DbiResourceId, RestoreWindow: this.window }
      : undefined;
  }

  #open(role: FakeRole): AwsClients {
    const openedAt = this.now;
    const client = (service: string) => ({
      send: (command: SentCommand) =>
        this.#answer(service, command, { role, openedAt }),
    });
    return {
      rds: client('rds'),
      secrets: client('secretsmanager'),
      sts: client('sts'),
      iam: client('iam'),
    } as unknown as AwsClients;
  }

  async #answer(
    service: string,
    { constructor, input }: SentCommand,
    session: { role: FakeRole; openedAt: number },
  ): Promise<unknown> {
    const action = `${service}:${constructor.name.replace(/Command$/, '')}`;
    this.calls.push(action);
    this.commands.push({ role: session.role, action, input });
    this.#assertSession(action, session);
    const fault = this.#faults.get(action)?.find(it => it.times > 0);
    if (fault) {
      fault.times -= 1;
      if (fault.after) {
        await this.#carryOut(action, input);
      }
      throw fault.error;
    }
    return this.onCall(action, () => this.#carryOut(action, input));
  }

  #assertSession(
    action: string,
    { role, openedAt }: { role: FakeRole; openedAt: number },
  ): void {
    if (
      role === 'executor' &&
      this.now - openedAt > this.sessionSeconds * 1000
    ) {
      throw anAwsError('ExpiredTokenException', {
        message: 'The security token included in the request is expired',
        status: 403,
      });
    }
    const isChange = changingActions.includes(action);
    if (this.denied.has(action) || (role === 'reader' && isChange)) {
      throw anAwsError('AccessDenied', {
        message: `User: arn:aws:sts::${account}:assumed-role/slipway-${role}/x is not authorized to perform: ${action} on resource: arn:aws:rds:${region}:${account}:db:retail-pg because no identity-based policy allows it`,
        status: 403,
      });
    }
  }

  async #carryOut(
    action: string,
    input: Record<string, unknown>,
  ): Promise<unknown> {
    switch (action) {
      case 'secretsmanager:GetSecretValue': {
        const SecretString = this.secrets.get(String(input.SecretId));
        if (SecretString === undefined) {
          throw anAwsError('ResourceNotFoundException');
        }
        return { SecretString };
      }
      case 'iam:SimulatePrincipalPolicy':
        return { EvaluationResults: this.#simulate(input) };
      default:
        return answerRds(this, action, input);
    }
  }

  #decide(action: string): string {
    if (this.denied.has(action)) {
      return 'explicitDeny';
    }
    return this.notGranted.has(action) ? 'implicitDeny' : 'allowed';
  }

  #simulate({ ActionNames, ResourceArns }: Record<string, unknown>) {
    return (ActionNames as string[]).flatMap(action =>
      (ResourceArns as string[]).map(resource => ({
        EvalActionName: action,
        EvalResourceName: resource,
        EvalDecision: this.#decide(action),
      })),
    );
  }
}
