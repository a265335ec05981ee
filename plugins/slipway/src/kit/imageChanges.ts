import { DiffLine } from './parseDiff';

/** An image that a diff replaces. */
export interface ImageChange {
  /** Its name without the registry; where that changes too, both in full. */
  image: string;
  from: string;
  to: string;
}

/** The images that a unified diff of a template replaces: what is looked for first. */
export function findImageChanges(lines: readonly DiffLine[]): ImageChange[] {
  const changes: ImageChange[] = [];
  let removed: string[] = [];
  for (const line of lines) {
    const image = line.type === 'same' ? undefined : readImage(line);
    if (image && line.type === 'removed') {
      removed.push(image);
    } else if (image && line.type === 'added') {
      const before =
        removed.find(old => splitImage(old).name === splitImage(image).name) ??
        removed[0];
      removed = removed.filter(old => old !== before);
      if (before && before !== image) {
        changes.push(toChange(before, image));
      }
    } else if (line.type === 'place') {
      removed = [];
    }
  }
  return changes;
}

function readImage({ text }: DiffLine): string | undefined {
  return /^[\s-]*image: ["']?([^\s"']+)/.exec(text)?.[1];
}

function toChange(before: string, after: string): ImageChange {
  const [from, to] = [splitImage(before), splitImage(after)];
  return from.name === to.name
    ? { image: to.name.split('/').at(-1)!, from: from.version, to: to.version }
    : { image: to.name.split('/').at(-1)!, from: before, to: after };
}

function splitImage(image: string): { name: string; version: string } {
  const [, name = image, , version = 'latest'] =
    /^(.*?)(@|:(?=[^/]*$))(.*)$/.exec(image) ?? [];
  return { name, version };
}
