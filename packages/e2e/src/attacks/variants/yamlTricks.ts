import { aFile, id, namespace, selector, Variant } from './Variant';

const other = `${namespace}: payments`;

/** What YAML itself can do to the annotations; `undefined` where the file is one that no parser takes. */
const annotationTricks: [string, readonly string[]][] = [
  ['a key given twice', [`${id}: backend`, `${namespace}: retail`, other]],
  ['an alias', [`${id}: &a payments`, `${namespace}: *a`]],
  ['a merged map', ['<<: {', `  "${namespace}": payments,`, `  "${id}": x }`]],
  ['an anchor on a key', [`&a ${id}: backend`, `*a : ledger`, other]],
  ['an explicit key', [`? ${namespace}`, ': payments', `${id}: backend`]],
  ['a key in quotes', [`"backstage.io\\/kubernetes-namespace": payments`]],
  [
    'a key with an escape',
    [`"backstage.io/kubernetes\\x2dnamespace": payments`],
  ],
  ['a key with a blank', [`"${namespace} ": payments`, `${id}: backend`]],
  [
    'a key in capitals',
    [`${namespace.toUpperCase()}: payments`, `${id}: backend`],
  ],
  [
    'a prototype',
    [`__proto__: { "${namespace}": payments }`, `${id}: backend`],
  ],
  ['a constructor', [`constructor: { prototype: { x: y } }`, `${id}: backend`]],
  ['a tag of a text', [`${namespace}: !!str payments`, `${id}: backend`]],
  ['a tag of its own', [`${namespace}: !slipway payments`, `${id}: backend`]],
  ['a tag of code', [`${namespace}: !!js/function "() => 'payments'"`]],
  ['a tag of Python', [`${id}: !!python/object/apply:os.system ["reboot"]`]],
  ['a set', [`${id}: !!set { backend, ledger }`]],
  [
    'an ordered map',
    [`${selector}: !!omap [{ app: backend }, { app: ledger }]`],
  ],
  ['a folded text', [`${selector}: >-`, '  app=backend,', '  app=ledger']],
  ['a literal text', [`${selector}: |`, '  app=backend', '  app=ledger']],
  ['a text over lines', [`${selector}: "app=backend`, '  ,app=ledger"']],
  ['a Norwegian', [`${id}: no`, `${namespace}: yes`]],
  ['an octal', [`${id}: 0o17`]],
  ['a time of day', [`${id}: 12:30:45`]],
  ['a not-a-number', [`${id}: .nan`]],
  ['an empty value', [`${id}:`, other]],
  ['a tilde', [`${id}: ~`, other]],
  ['a comment in it', [`${id}: backend #,ledger`]],
  [
    'a byte-order mark in it',
    [`${namespace}: "\\ufeffpayments"`, `${id}: backend`],
  ],
  ['a surrogate', [`${namespace}: "\\ud800payments"`, `${id}: backend`]],
  ['a self-reference', [`${id}: &a [ *a ]`]],
];

const bombs = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]',
  'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]',
  'd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]',
  'e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]',
];

const twin = aFile({ annotations: [`${id}: backend`, other] });

/** What YAML itself can do. */
export const yamlVariants: readonly Variant[] = [
  ...annotationTricks.map(([title, annotations]): Variant => ({
    attack: title.includes('text') ? 'S3' : 'S2',
    title: `YAML: ${title}`,
    yaml: aFile({ annotations }),
  })),
  {
    attack: 'S2',
    title: 'YAML: a second document of the same name',
    yaml: `${aFile()}---\n${twin}`,
  },
  {
    attack: 'S2',
    title: 'YAML: a directive',
    yaml: `%YAML 1.1\n%TAG ! tag:example.com,2026:\n---\n${twin}`,
  },
  { attack: 'S2', title: 'YAML: a byte-order mark', yaml: `\ufeff${twin}` },
  {
    attack: 'S2',
    title: 'YAML: JSON with a prototype',
    yaml: JSON.stringify({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'backend', annotations: { [id]: 'backend' } },
      spec: { owner: 'retail' },
    }).replace(
      '"metadata":{',
      `"metadata":{"__proto__":{"namespace":"payments"},`,
    ),
  },
  {
    attack: 'S2',
    title: 'YAML: a bomb of aliases',
    yaml: aFile({ annotations: [...bombs, `${id}: *e`] }),
  },
  {
    attack: 'S2',
    title: 'YAML: a merged entity',
    yaml: [
      'base: &base { spec: { owner: payments } }',
      '<<: *base',
      aFile(),
    ].join('\n'),
  },
  {
    attack: 'S2',
    title: 'YAML: annotations that are a list',
    yaml: aFile({ annotations: [`- ${other}`, `- ${id}: backend`] }),
  },
  {
    attack: 'S2',
    title: 'YAML: annotations given twice',
    yaml: aFile({ metadata: ['annotations:', `  ${other}`] }),
  },
  {
    attack: 'S2',
    title: 'YAML: no annotations at all',
    yaml: aFile({ annotations: [] }),
  },
];
