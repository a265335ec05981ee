import { WatchedKind } from '../model/kept';
import { toVersionNumber } from '../reflector/resourceVersion';

/** How far each kind of a picture is, in the API server's own resource versions. */
export type PictureVersions = Readonly<Partial<Record<WatchedKind, string>>>;

/**
 * Writes a version, e.g. `deployments:120,pods:131;7`.
 *
 * @param sequence - tells apart what has changed without a new resource version, such as reachability; another
 *   replica has one of its own, so nobody waits for it
 */
export function writeVersion(
  versions: PictureVersions,
  sequence: number,
): string {
  const pairs = Object.entries(versions)
    .filter(([, version]) => version !== '')
    .map(([kind, version]) => `${kind}:${version}`);
  return `${pairs.join(',')};${sequence}`;
}

/** Whether a picture has come as far as a version that some replica wrote. Whatever it cannot read it does not wait for. */
export function hasReached(versions: PictureVersions, after: string): boolean {
  const [pairs = ''] = after.split(';');
  return pairs.split(',').every(pair => {
    const [kind = '', wanted = ''] = pair.split(':');
    const current = Object.hasOwn(versions, kind)
      ? versions[kind as WatchedKind]
      : undefined;
    const number = toVersionNumber(wanted);
    if (number === undefined || current === undefined) {
      return true;
    }
    const reached = toVersionNumber(current);
    return reached !== undefined && reached >= number;
  });
}
