import { RDSClient } from '@aws-sdk/client-rds';
import { Sender } from '../accounts/AwsAccess';
import { KeptBackup, KeptInstance, KeptSnapshot } from '../model/kept';

/** A call that was made. */
export interface ScriptedCall {
  /** e.g. `DescribeDBInstances`. */
  name: string;
  input: { Marker?: string; MaxRecords?: number };
}

/** An error as the SDK throws it. */
export function anAwsError(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}

/** RDS of one region, which describes what it is given, page by page, and counts what it is asked. */
export class ScriptedRds {
  instances: KeptInstance[] = [];
  snapshots: KeptSnapshot[] = [];
  backups: KeptBackup[] = [];
  readonly calls: ScriptedCall[] = [];
  /** What goes wrong with a call; nothing by default. */
  fail: (call: ScriptedCall) => Error | undefined = () => undefined;

  /** The client for it. */
  get client(): Sender<RDSClient> {
    const send = async (command: object) => this.#answer(command);
    return { send } as unknown as Sender<RDSClient>;
  }

  /** How often each action was called. */
  count(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { name } of this.calls) {
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return counts;
  }

  #answer(command: object): object {
    const { input } = command as Pick<ScriptedCall, 'input'>;
    const name = command.constructor.name.replace(/Command$/, '');
    const call = { name, input };
    this.calls.push(call);
    const error = this.fail(call);
    if (error) {
      throw error;
    }
    const lists: Record<string, [string, object[]]> = {
      DescribeDBInstances: ['DBInstances', this.instances],
      DescribeDBSnapshots: ['DBSnapshots', this.snapshots],
      DescribeDBInstanceAutomatedBackups: [
        'DBInstanceAutomatedBackups',
        this.backups,
      ],
    };
    const [member, items] = lists[name] ?? ['Unknown', []];
    const start = Number(input.Marker ?? 0);
    const end = start + (input.MaxRecords ?? 100);
    return {
      [member]: items.slice(start, end),
      ...(end < items.length && { Marker: String(end) }),
    };
  }
}
