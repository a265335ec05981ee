import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { repositoryRoot } from '../repositoryRoot';

const pages = ['*.md', 'docs/**/*.md', 'plugins/*/*.md']
  .flatMap(pattern => globSync(pattern, { cwd: repositoryRoot }))
  .filter(page => !/report.*\.api\.md$|CHANGELOG\.md$/.test(page))
  .sort();

/** The anchor that a heading gets where Markdown is shown. */
function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\-_ ]/gu, '')
    .replaceAll(' ', '-');
}

function read(page: string): string {
  return readFileSync(page, 'utf8').replace(/^```.*?^```/gms, '');
}

/** What is wrong with a link of a page; `undefined` where it leads somewhere. */
function findFault(page: string, link: string): string | undefined {
  const [path = '', anchor] = link.split('#');
  const target = path
    ? resolve(dirname(join(repositoryRoot, page)), path)
    : join(repositoryRoot, page);
  if (!existsSync(target)) {
    return `${link}: no such file`;
  }
  if (!anchor) {
    return undefined;
  }
  const headings = [...read(target).matchAll(/^#+ (.+)$/gm)];
  return headings.some(([, heading]) => toAnchor(heading!) === anchor)
    ? undefined
    : `${link}: no such heading`;
}

describe('the pages', () => {
  it.each(pages)('%s links to what is there', page => {
    const links = [
      ...read(join(repositoryRoot, page))
        .replace(/`[^`\n]+`/g, '')
        .matchAll(/\]\(([^)\s]+)\)/g),
    ].map(([, link]) => link!);
    const inside = links.filter(link => !/^(https?|mailto):/.test(link));
    expect(inside.flatMap(link => findFault(page, link) ?? [])).toEqual([]);
  });
});
