import { spawn } from 'node:child_process';
import { PreparationError } from './goToolchain';

const networkTrouble =
  /dial tcp|no such host|connection refused|connection reset|i\/o timeout|TLS handshake|proxyconnect|network is unreachable|module lookup disabled|unexpected EOF|\b50[234] /i;

/** One program of one Go module. */
export interface GoBuild {
  /** The module's folder. */
  folder: string;
  /** The package to build. */
  target: string;
  /** The file to write. */
  output: string;
  linkerFlags: string;
}

/**
 * Runs `go build`, with whatever Go settings (module proxy, caches) the machine has.
 *
 * @throws {@link PreparationError} with a sentence on what to do if it fails.
 */
export async function goBuild(build: GoBuild): Promise<void> {
  const go = spawn(
    'go',
    [
      'build',
      '-trimpath',
      '-ldflags',
      build.linkerFlags,
      '-o',
      build.output,
      build.target,
    ],
    {
      cwd: build.folder,
      env: { ...process.env, CGO_ENABLED: '0' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let output = '';
  go.stderr.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-20_000);
  });
  const endWithUs = () => go.kill();
  process.once('exit', endWithUs);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      go.on('error', reject);
      go.on('close', resolve);
    });
    if (code !== 0) {
      throw new PreparationError(explainBuildFailure(output));
    }
  } finally {
    process.off('exit', endWithUs);
  }
}

/** What a failed `go build` means for the person who waits for it. */
export function explainBuildFailure(output: string): string {
  const last = output.trim().split('\n').slice(-5).join('\n');
  if (/no space left on device|disk quota exceeded/i.test(output)) {
    return `The disk is full: free some space, or set SLIPWAY_CACHE (and GOCACHE, GOMODCACHE) to folders on another disk, and try again.\n${last}`;
  }
  if (/signal: killed|cannot allocate memory/i.test(output)) {
    return `The machine ran out of memory while it built the Kubernetes control plane: close something (about 3 GiB are needed) and try again.\n${last}`;
  }
  if (networkTrouble.test(output)) {
    return `The Go modules could not be fetched: see that the network (or the module proxy named by \`go env GOPROXY\`) can be reached, and try again; what was fetched is kept.\n${last}`;
  }
  return `Building the Kubernetes control plane failed:\n${last}`;
}
