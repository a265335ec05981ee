import { createHash } from 'node:crypto';

const ids = new Map<string, string>();

/** The ID of an image, with a digest that is always the same for the same name. */
export function imageIdOf(image: string): string {
  let id = ids.get(image);
  if (id === undefined) {
    id = image.includes('@')
      ? image
      : `${image.replace(/:[^:/]+$/, '')}@sha256:${sha256(image)}`;
    ids.set(image, id);
  }
  return id;
}

/** The ID of a container in its so-manieth life. */
export function containerIdOf(
  podUid: string,
  container: string,
  restarts: number,
): string {
  return `containerd://${sha256(`${podUid}/${container}/${restarts}`)}`;
}

/** How long a pull takes and how large an image is: made up, but the same for the same name. */
export function pullOf(image: string): { ms: number; bytes: number } {
  const number = Number.parseInt(sha256(image).slice(0, 8), 16);
  return {
    ms: 400 + (number % 600),
    bytes: 48_000_000 + (number % 160_000_000),
  };
}

/** Why an image that does not exist cannot be pulled, in containerd's words. */
export function notFoundMessage(image: string): string {
  return `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
