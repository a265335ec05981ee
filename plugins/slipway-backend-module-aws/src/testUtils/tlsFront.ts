import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { AddressInfo, connect, createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';

/** TLS before a PostgreSQL that does not speak it. */
export interface TlsFront {
  port: number;
  /** PEM; the certificate signs itself. */
  certificate: string;
  stop(): Promise<void>;
}

/** Starts TLS before a server, with a certificate for a host of that name. */
export async function startTlsFront(
  server: { host: string; port: number },
  name: string,
): Promise<TlsFront> {
  const { key, certificate } = makeCertificate(name);
  const secureContext = createSecureContext({ key, cert: certificate });
  const sockets = new Set<Socket>();
  const front = createServer(client => {
    sockets.add(client);
    client.on('error', () => {});
    // The client asks for TLS with eight bytes, and waits for one that says yes.
    client.once('data', () => {
      client.write('S');
      const secured = new TLSSocket(client, { isServer: true, secureContext });
      const behind = connect(server.port, server.host);
      sockets.add(behind);
      behind.on('error', () => secured.destroy());
      secured.on('error', () => behind.destroy());
      secured.pipe(behind).pipe(secured);
    });
  });
  await new Promise<void>(resolve => {
    front.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (front.address() as AddressInfo).port,
    certificate,
    async stop() {
      sockets.forEach(socket => socket.destroy());
      await new Promise(resolve => front.close(resolve));
    },
  };
}

function makeCertificate(name: string): { key: string; certificate: string } {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-test-tls-'));
  const [keyPath, certificatePath] = [
    join(folder, 'key'),
    join(folder, 'cert'),
  ];
  try {
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1'],
        ...['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`],
        ...['-keyout', keyPath, '-out', certificatePath],
      ],
      { stdio: 'ignore' },
    );
    return {
      key: readFileSync(keyPath, 'utf8'),
      certificate: readFileSync(certificatePath, 'utf8'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
