/** A line of a unified diff. */
export interface DiffLine {
  type: 'added' | 'removed' | 'same' | 'place';
  text: string;
}

/** The lines of a unified diff, without the two that name the files. */
export function parseDiff(diff: string): DiffLine[] {
  const lines = diff.replace(/\n$/, '').split('\n');
  const start = lines.findIndex(line => line.startsWith('@@'));
  return start < 0 ? [] : lines.slice(start).flatMap(toLine);
}

function toLine(line: string): DiffLine[] {
  const text = line.slice(1);
  switch (line.charAt(0)) {
    case '+':
      return [{ type: 'added', text }];
    case '-':
      return [{ type: 'removed', text }];
    case '@':
      return [{ type: 'place', text: line }];
    case '\\':
      return [];
    default:
      return [{ type: 'same', text }];
  }
}
