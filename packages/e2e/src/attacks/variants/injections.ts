import {
  aFile,
  id,
  namespace,
  nameOf,
  selector,
  Variant,
  written,
} from './Variant';

const script = ['javascript', 'alert(1)'].join(':');

/** What a shell, a template, a page or a query might take for its own. */
const texts = [
  '; reboot',
  '$(reboot)',
  '`reboot`',
  '&& reboot',
  '| sh',
  '> /tmp/x',
  '\nreboot',
  `'; reboot; '`,
  '"; reboot; "',
  '-o yaml',
  '--all-namespaces',
  '{{ cluster }}',
  '${{ secrets.TOKEN }}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  script,
  '%0d%0aSet-Cookie:x=y',
  `' OR '1'='1`,
  '{app="ledger"} or vector(1)',
  '\\u0000',
];

/** Where such a text is written. */
const places: [string, (text: string) => string][] = [
  ['the name', text => aFile({ name: written(`backend${text}`) })],
  ['the title', text => aFile({ metadata: [`title: ${written(text)}`] })],
  [
    'a namespace',
    text =>
      aFile({
        annotations: [
          `${id}: backend`,
          `${namespace}: ${written(`retail${text}`)}`,
        ],
      }),
  ],
  [
    'a selector',
    text =>
      aFile({ annotations: [`${selector}: ${written(`app=backend${text}`)}`] }),
  ],
];

/** Each text in each place, and what a link may be led to. */
export const injectionVariants: readonly Variant[] = [
  ...places.flatMap(([place, write]) =>
    texts.map((text): Variant => ({
      attack: 'S14',
      title: `${place} holds '${nameOf(text)}'`,
      yaml: write(text),
    })),
  ),
  ...[script, 'data:text/html,<script>', '//x.example'].map((url): Variant => ({
    attack: 'S14',
    title: `a link leads to '${url}'`,
    yaml: aFile({
      metadata: ['links:', `  - url: ${written(url)}`, '    title: Logs'],
    }),
  })),
];
