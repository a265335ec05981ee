import { linkValues } from '@slipway/backstage-plugin-slipway-node';
import { code, document, generatedNote, table } from './markdown';

/** The reference of the values that link templates may name. */
export function describeLinks(): string {
  return document(
    generatedNote,
    '# Values of links',
    'What the URLs of `slipway.links` may name, as `{{ namespace }}`. How they are used is in [the guide](../guides/links.md).',
    table(
      ['Value', 'Of', 'What'],
      Object.entries(linkValues).map(([name, value]) => [
        code(name),
        value.of,
        value.description,
      ]),
    ),
  );
}
