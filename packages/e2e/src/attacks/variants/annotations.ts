import {
  aFile,
  cluster,
  id,
  namespace,
  nameOf,
  selector,
  Variant,
  written,
} from './Variant';

const long = 'a'.repeat(10_000);

/** Ways to say another namespace, or one that seems to be retail's. */
const namespaces = [
  'payments',
  'kube-system',
  'default',
  '../payments',
  '../kube-system',
  'retail/../payments',
  'retail/../../payments',
  './payments',
  '.',
  '..',
  '/payments',
  'payments/',
  'payments?x=y',
  'retail?namespace=payments',
  'retail#payments',
  'retail%2F..%2Fpayments',
  '%70ayments',
  'retail,payments',
  'retail payments',
  'retail\npayments',
  'retail\r\nHost: payments',
  'retail\0payments',
  'payments\0',
  '*',
  '{owner}',
  'retail-*',
  'p*',
  'PAYMENTS',
  'Payments',
  'p\u0430yments',
  '\uff50\uff41\uff59\uff4d\uff45\uff4e\uff54\uff53',
  '\u202epayments',
  'pay\u200bments',
  'payments\u200f',
  '-payments',
  'payments-',
  'payments.svc.cluster.local',
  '$(payments)',
  '__proto__',
  'retail-a/../payments',
  long,
];

/** Ways to say another cluster, or that a cluster is elsewhere. */
const clusters = [
  'other-cluster',
  'retail-cluster-2',
  'RETAIL-CLUSTER',
  'retail-cluster/../other',
  'retail-cluster,other',
  'retail-cluster\nother',
  'retail-clust\u0435r',
  'https://attacker.example.com',
  'http://169.254.169.254/latest/meta-data',
  'https://retail-cluster@attacker.example.com',
  '127.0.0.1:6443',
  'file:///etc/passwd',
  '*',
  '__proto__',
  'constructor',
  long,
];

/** Ways to say more, or other, than one value of a label. */
const ids = [
  'ledger',
  '*',
  '!ledger',
  'backend,ledger',
  'backend,app',
  'backend, app=ledger',
  'backend\nledger',
  'in (ledger,backend)',
  'ledger)(',
  'backend=ledger',
  'backend&labelSelector=app=ledger',
  'backend%2Capp%3Dledger',
  'b\u0430ckend',
  'backend\u202e',
  'backend\0',
  '../ledger',
  '-ledger',
  'ledger-',
  '$(ledger)',
  '{{ ledger }}',
  '__proto__',
  long,
];

/** Selectors that say more than it seems, or nothing. */
const selectors = [
  ',',
  ',,',
  'app',
  '!app',
  '!nothing',
  'app!=backend',
  'app=ledger',
  'app==ledger',
  'app=ledger,app=backend',
  'app=backend,app=ledger',
  'app in (ledger)',
  'app in (ledger,backend)',
  'app in ()',
  'app notin (nothing)',
  'notin(nothing)',
  'app>0',
  'app<9',
  'app=backend,',
  ',app=backend',
  'app=backend;app=ledger',
  'app=backend||app=ledger',
  'app=backend app=ledger',
  'app=backend\napp=ledger',
  'app=backend\r\n\r\nGET /api/v1/secrets',
  'app=*',
  'app=',
  '=backend',
  '=',
  '==',
  'app===backend',
  'app=backend=ledger',
  'app=(ledger)',
  'app%3Dledger',
  'app=backend%2Capp%3Dledger',
  'app=backend&fieldSelector=metadata.namespace=payments',
  'app=backend#',
  'app\u2003in\u2003(ledger)',
  '\uff41pp=ledger',
  'app\uff1dledger',
  'app=\u202eregdel',
  'app=backend\0,app=ledger',
  '__proto__=x',
  'constructor=Object',
  'toString=x',
  'a/b/c=d',
  '*/*=*',
  `app=${'a'.repeat(64)}`,
  `${'a=b,'.repeat(1_000)}a=b`,
  long,
];

/** Where a text belongs. */
const noTexts: [string, string][] = [
  ['a number', '42'],
  ['a boolean', 'true'],
  ['nothing', 'null'],
  ['a list', '[payments, ledger]'],
  ['a map', '{payments: ledger}'],
  ['a time', '2026-01-15T10:00:00Z'],
  ['infinity', '.inf'],
  ['bytes', '!!binary cGF5bWVudHM='],
];

const withId = [`${id}: backend`];

function vary(
  attack: Variant['attack'],
  annotation: string,
  options: { values: readonly string[]; beside?: readonly string[] },
): Variant[] {
  return options.values.map(value => ({
    attack,
    title: `${annotation} is '${nameOf(value)}'`,
    yaml: aFile({
      annotations: [
        ...(options.beside ?? []),
        `${annotation}: ${written(value)}`,
      ],
    }),
  }));
}

/** Each annotation with each value that might lead it out of where it belongs. */
export const annotationVariants: readonly Variant[] = [
  ...vary('S2', namespace, { values: namespaces, beside: withId }),
  ...vary('S4', cluster, { values: clusters, beside: withId }),
  ...vary('S2', id, { values: ids }),
  ...vary('S3', selector, { values: ['', ' ', ...selectors] }),
  ...vary('S3', selector, {
    values: selectors.slice(0, 12),
    beside: withId,
  }).map(variant => ({ ...variant, title: `${variant.title} beside an ID` })),
  ...[id, namespace, selector, cluster].flatMap(annotation =>
    noTexts.map(([title, value]): Variant => ({
      attack: annotation === selector ? 'S3' : 'S2',
      title: `${annotation} is ${title}`,
      yaml: aFile({
        annotations: [
          ...(annotation === id ? [] : withId),
          `${annotation}: ${value}`,
        ],
      }),
    })),
  ),
];
