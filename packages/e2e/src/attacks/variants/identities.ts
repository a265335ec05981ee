import { aFile, id, namespace, nameOf, Variant, written } from './Variant';

const owners = [
  'payments',
  'group:payments',
  'group:default/payments',
  'Group:Default/PAYMENTS',
  'user:default/payments',
  'group:retail/payments',
  'user:default/mallory',
  'group:default/retail,group:default/payments',
  'group:default/retail/../payments',
  'group:default/../payments',
  'group:default/*',
  '*',
  `retail', 'group:default/*`,
  'group:default/retail\n',
  'group:default/ret\u0430il',
  '__proto__',
];

const ownersOfAnotherForm = [
  '[retail, payments]',
  '{ name: payments }',
  '{ toString: payments }',
  '42',
  'null',
  'true',
];

const kinds = [
  'API',
  'Resource',
  'System',
  'Domain',
  'Group',
  'User',
  'Location',
  'Template',
  'component',
  'COMPONENT',
];

/** Names that the catalog allows, and names that only another catalog would. */
const names = [
  'ledger',
  'BACKEND',
  'payments.backend',
  'payments.ledger',
  'component.payments.ledger',
  'api.default.backend',
  'backend-production',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '1e3',
  'null',
  '..',
  '../ledger',
  'backend/../ledger',
  'backend?x=y',
  'backend#production/other',
  'b\u0430ckend',
  '\u202ednekcab',
  'a'.repeat(300),
];

const spoofedRelations = [
  [
    'relations:',
    '  - type: ownedBy',
    '    targetRef: group:default/payments',
    '    target: { kind: group, namespace: default, name: payments }',
  ],
  ['relations: [{ type: ownedBy, targetRef: "group:default/*" }]'],
  ['relations: { ownedBy: group:default/payments }'],
  ['owner: group:default/payments'],
  ['status: { items: [] }', 'metadata2: { namespace: payments }'],
];

/** Who it is, and whose: spoofed. */
export const identityVariants: readonly Variant[] = [
  ...owners.map((owner): Variant => ({
    attack: 'S2',
    title: `the owner is '${nameOf(owner)}'`,
    yaml: aFile({ owner: written(owner) }),
  })),
  ...ownersOfAnotherForm.map((owner): Variant => ({
    attack: 'S2',
    title: `the owner is ${owner}`,
    yaml: aFile({ owner }),
  })),
  ...kinds.map((kind): Variant => ({
    attack: 'S1',
    title: `the kind is ${kind}`,
    yaml: aFile({ kind }),
  })),
  ...names.map((name): Variant => ({
    attack: 'S1',
    title: `the name is '${nameOf(name)}'`,
    yaml: aFile({ name: written(name) }),
  })),
  ...names.slice(0, 7).map((name): Variant => ({
    attack: 'S2',
    title: `the name is '${nameOf(name)}', and so is the ID`,
    yaml: aFile({
      name: written(name),
      annotations: [`${id}: ${written(name)}`],
    }),
  })),
  ...['payments', 'Default', 'kube-system', '../default', ''].map(
    (text): Variant => ({
      attack: 'S1',
      title: `the catalog's namespace is '${text}'`,
      yaml: aFile({ metadata: [`namespace: ${written(text)}`] }),
    }),
  ),
  ...spoofedRelations.map((root, index): Variant => ({
    attack: 'S1',
    title: `relations are spoofed (${index + 1})`,
    yaml: aFile({ root }),
  })),
  {
    attack: 'S1',
    title: 'the UID and the location are those of another',
    yaml: aFile({
      metadata: ['uid: 00000000-0000-0000-0000-000000000000', 'etag: x'],
      annotations: [
        `${id}: backend`,
        'backstage.io/managed-by-location: "url:https://payments.example.com"',
        'backstage.io/source-location: "file:///etc/passwd"',
      ],
    }),
  },
  {
    attack: 'S2',
    title: 'labels instead of annotations name the place',
    yaml: aFile({
      metadata: ['labels:', `  ${namespace}: payments`, `  ${id}: ledger`],
    }),
  },
];
