import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repositoryRoot';
import { GAP, readSourceTexts } from './sourceTexts';

const file = 'docs/troubleshooting.md';
const page = readFileSync(join(repositoryRoot, file), 'utf8');

const entries = page
  .split(/^(?=###? )/m)
  .filter(part => part.startsWith('### '))
  .map(part => {
    const [heading = '', ...rest] = part.split('\n');
    return {
      quote: /`(.+)`/.exec(heading)?.[1] ?? heading,
      rest: rest.join('\n'),
    };
  });

/** Whether the program writes the quoted text, perhaps with more around it. */
function matches(quote: string, text: string): boolean {
  const parts = quote
    .split(GAP)
    .map(part => part.trim())
    .filter(Boolean);
  let from = 0;
  return parts.every(part => {
    const at = text.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
}

describe('the page of troubleshooting', () => {
  const texts = [...readSourceTexts()];

  it.each(entries)('quotes what the program says: $quote', ({ quote }) => {
    expect(texts.filter(text => matches(quote, text))).not.toEqual([]);
  });

  it.each(entries)('says what to do about: $quote', ({ rest }) => {
    expect(rest).toMatch(/^\n\S[^*\n].*\n\n\*\*What to do:\*\* \S.*\.\n/);
  });
});
