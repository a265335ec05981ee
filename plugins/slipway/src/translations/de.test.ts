import { slipwayTranslationRef } from '../translation';
import { germanMessages } from './de';

/** The English messages, flat; the reference keeps them to itself, apart from the interface that the portal's translation API uses. */
const english = (
  slipwayTranslationRef as unknown as {
    getDefaultMessages(): Record<string, string>;
  }
).getDefaultMessages();
const german: Record<string, string> = germanMessages;

const placeholdersOf = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name).sort();

describe('the German texts', () => {
  it('are there for every English one, and no others', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.keys(english))('%s has the same placeholders', key => {
    expect(placeholdersOf(german[key] ?? '')).toEqual(
      placeholdersOf(english[key] ?? ''),
    );
  });
});
