import { FakeApiServer } from '../../FakeApiServer';
import { ScriptedAnswer, SeenRequest } from '../../fakeRequests';

/** Drops every connection and forgets what led to the present state: whoever comes back has to list. */
export function makeForget(server: FakeApiServer): void {
  server.compact();
  server.dropWatches();
}

/** Has these requests answered so, and lets everybody come back. */
export function answering(
  verbs: readonly SeenRequest['verb'][],
  answer: ScriptedAnswer,
): (server: FakeApiServer) => void {
  return server => {
    server.script = ({ verb }) => (verbs.includes(verb) ? answer : undefined);
    makeForget(server);
  };
}

/** A refusal, as the API server words it. */
export function refusal(
  status: number,
  headers: Record<string, string> = {},
): ScriptedAnswer {
  const body = {
    kind: 'Status',
    code: status,
    reason: '',
    message: 'it is so',
  };
  return { status, headers, body };
}

/** Ends whatever goes wrong with a server; connections stay as they are. */
export function putRight(server: FakeApiServer): void {
  server.script = () => undefined;
  server.wire = () => {};
  server.rewrite = event => [event];
  server.isFrozen = false;
  server.isWithoutBookmarks = false;
  server.pageSize = Infinity;
}
