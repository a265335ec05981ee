/** A hostile `catalog-info.yaml`. */
export interface Variant {
  /** Number of the attack: S1, S2, S3, S4 or S14. */
  attack: 'S1' | 'S2' | 'S3' | 'S4' | 'S14';
  title: string;
  yaml: string;
}

/** What is written of an entity, line by line, where it differs from retail's own backend. */
export interface Lines {
  kind?: string;
  /** As written after `name: `. */
  name?: string;
  /** Further lines of `metadata`. */
  metadata?: readonly string[];
  /** Lines of `annotations`, each an annotation as it is written; `undefined` for those of the backend. */
  annotations?: readonly string[];
  /** As written after `owner: `. */
  owner?: string;
  /** Further lines at the root. */
  root?: readonly string[];
}

export const id = 'backstage.io/kubernetes-id';
export const namespace = 'backstage.io/kubernetes-namespace';
export const selector = 'backstage.io/kubernetes-label-selector';
export const cluster = 'backstage.io/kubernetes-cluster';

/** The file of retail's own backend, with those differences. */
export function aFile(lines: Lines = {}): string {
  const { annotations = [`${id}: backend`] } = lines;
  return [
    'apiVersion: backstage.io/v1alpha1',
    `kind: ${lines.kind ?? 'Component'}`,
    'metadata:',
    `  name: ${lines.name ?? 'backend'}`,
    ...indent(lines.metadata ?? [], 2),
    ...(annotations.length
      ? ['  annotations:', ...indent(annotations, 4)]
      : []),
    ...(lines.root ?? []),
    'spec:',
    '  type: service',
    '  lifecycle: production',
    `  owner: ${lines.owner ?? 'retail'}`,
    '',
  ].join('\n');
}

/** A text as YAML writes it for certain. */
export function written(text: string): string {
  return JSON.stringify(text);
}

/** A short name of a text that may hold anything, for titles. */
export function nameOf(text: string): string {
  const shown = JSON.stringify(text)
    .slice(1, -1)
    .replace(
      /[^\x20-\x7e]/g,
      character =>
        `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return shown.length > 50 ? `${shown.slice(0, 50)}…` : shown;
}

function indent(lines: readonly string[], spaces: number): string[] {
  return lines.map(line => ' '.repeat(spaces) + line);
}
