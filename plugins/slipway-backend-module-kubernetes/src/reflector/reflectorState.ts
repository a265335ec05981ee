/**
 * How far what a reflector shows can be trusted.
 *
 * - `loading`: nothing has been read yet.
 * - `synced`: read, and followed.
 * - `stale`: read, but no longer followed, as the server refuses or drops the watch.
 * - `unreachable`: the server does not answer.
 * - `no-access`: a right is missing, named in the message.
 */
export type ReflectorState =
  | { status: 'loading' | 'synced' }
  | { status: ReflectorTrouble; since: string; message: string };

/** What keeps a reflector from being synced. */
export type ReflectorTrouble = 'stale' | 'unreachable' | 'no-access';
