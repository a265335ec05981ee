/** The example people of the demo. */
export const people = {
  olivia: { ref: 'user:default/olivia', name: 'Olivia Owner' },
  omar: { ref: 'user:default/omar', name: 'Omar On-call' },
  tara: { ref: 'user:default/tara', name: 'Tara Otherteam' },
  ria: { ref: 'user:default/ria', name: 'Ria Readonly' },
} as const;

/** One of {@link people}. */
export type Person = (typeof people)[keyof typeof people];
