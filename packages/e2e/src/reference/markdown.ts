/** A table of Markdown, or nothing where there are no rows. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) {
    return '';
  }
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`;
  return [
    line(headings),
    line(headings.map(() => '---')),
    ...rows.map(line),
  ].join('\n');
}

/** Text as it is written by a machine. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** The parts of a document, empty ones left out. */
export function document(...parts: readonly string[]): string {
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

/** A sentence that begins as sentences do and ends with a full stop. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  const ended = /[.!?:]$/.test(trimmed) ? trimmed : `${trimmed}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}

/** What stands at the head of each generated document. */
export const generatedNote =
  '<!-- Made by "yarn reference" from the sources. Do not edit. -->';
