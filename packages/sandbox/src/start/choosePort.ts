import { ConflictError } from '@backstage/errors';
import { describePortOwner } from '../portOwner';
import { findFreePort, tryPort } from '../ports';

/**
 * The port for a server: the wanted one, or any free one where nobody insisted and the usual one is taken.
 *
 * @throws ConflictError that says who holds the wanted one.
 */
export async function choosePort(options: {
  wanted: number | undefined;
  usual: number;
  log: (line: string) => void;
}): Promise<number> {
  const { wanted, usual, log } = options;
  const free = await tryPort(wanted ?? usual);
  if (free !== undefined) {
    return free;
  }
  if (wanted !== undefined) {
    throw new ConflictError(
      `Port ${wanted} is held by ${describePortOwner(wanted)}. End that, or leave --port out.`,
    );
  }
  const other = await findFreePort();
  log(
    `Port ${usual} is held by ${describePortOwner(usual)}: taking ${other} instead`,
  );
  return other;
}
