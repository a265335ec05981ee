import { runAfterDeath } from '../afterDeath';
import { endServer, launchServer, ServerOptions } from './server';

/** Shuts the server of $1 down if it still has the process ID $2, and removes what is not to be kept. */
const afterDeath = `
is_running() { [ "$(head -n 1 "$1/postmaster.pid" 2>/dev/null)" = "$2" ] && kill -0 "$2" 2>/dev/null; }
is_running "$1" "$2" && kill -INT "$2"
while is_running "$1" "$2"; do sleep 0.1; done
shift 2
rm -rf -- "$@"
`;

/** A server that this process has started, and that ends with it. */
export type GuardedServer = {
  /** Asks the server to roll back what is open, and waits for its end. */
  end(): Promise<void>;
};

/**
 * Starts a server that does not outlive this process, whichever way this process ends.
 *
 * @param throwAway - what is removed where this process dies before it has ended the server.
 */
export async function launchGuarded(
  options: ServerOptions,
  throwAway: readonly string[] = [],
): Promise<GuardedServer> {
  const child = await launchServer(options);
  const callOff = runAfterDeath(afterDeath, [
    options.cluster,
    String(child.pid),
    ...throwAway,
  ]);
  return {
    end: async () => {
      await endServer(child);
      callOff();
    },
  };
}
