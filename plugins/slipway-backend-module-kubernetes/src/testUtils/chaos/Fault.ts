import { WatchedKind } from '../../model/kept';
import { FakeApiServer } from '../FakeApiServer';
import { WriterAct } from './ClusterWriter';

type Act = (server: FakeApiServer, second: number) => void | Promise<void>;

/** What goes wrong with an API server, and what it may cost. */
export interface Fault {
  name: string;
  /** By which it is known among those that must be survived. */
  number: 'F3' | 'F4' | 'F28';
  /** How long it is on. */
  seconds: number;
  begin?: (server: FakeApiServer) => void | Promise<void>;
  /** Done at each second. */
  each?: Act;
  /** What puts the server right; what is open stays as it is. */
  end?: (server: FakeApiServer) => void | Promise<void>;
  /** How often a kind may be listed (each page) and watched at most, until all is well again. */
  atMost: { lists: number; watches: number };
  /** What the writer keeps to meanwhile. */
  writes?: { kinds?: readonly WatchedKind[]; acts?: readonly WriterAct[] };
  /** Nothing is written meanwhile. */
  isQuiet?: boolean;
  /** How long what the server says is on its way, if that is the fault. */
  transitMs?: number;
  /** Whether contact is lost, so that the service has to be unknown after a while. */
  isLost?: boolean;
}

/** Lets two faults be at once. */
export function mix(one: Fault, other: Fault): Fault {
  const seconds = Math.max(one.seconds, other.seconds);
  // The first tries follow each other quickly, the later ones after 7.5 s at least.
  const tries = 14 + Math.ceil(seconds / 7.5);
  return {
    ...one,
    name: `${one.name}, and ${other.name}`,
    seconds,
    writes: { ...one.writes, ...other.writes },
    isQuiet: one.isQuiet || other.isQuiet,
    transitMs: Math.max(one.transitMs ?? 0, other.transitMs ?? 0) || undefined,
    isLost: false,
    async begin(server) {
      await one.begin?.(server);
      await other.begin?.(server);
    },
    async each(server, second) {
      await one.each?.(server, second);
      await other.each?.(server, second);
    },
    async end(server) {
      await one.end?.(server);
      await other.end?.(server);
    },
    // A list that cannot be continued takes three requests.
    atMost: { lists: 3 * tries, watches: tries },
  };
}
