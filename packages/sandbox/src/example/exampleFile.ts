import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { InputError } from '@backstage/errors';
import {
  Document,
  LineCounter,
  parseAllDocuments,
  YAMLMap,
  YAMLSeq,
} from 'yaml';

/** A place in a file of `examples/`, as it is told to a person. */
export interface Place {
  file: string;
  line: number;
}

/** A map of a YAML file, with the line that it begins on. */
export interface ExampleRecord {
  place: Place;
  value: Record<string, unknown>;
}

/** An example file that cannot be used: where, what is wrong, and what to do. */
export function exampleFileError(
  { file, line }: Place,
  problem: string,
  fix: string,
): InputError {
  return new InputError(`${file}:${line}: ${problem}. ${fix}`);
}

/** Reads the maps of a file: its documents, and the items of documents that are lists. */
export async function readExampleFile(
  path: string,
  root: string,
): Promise<ExampleRecord[]> {
  const file = relative(root, path);
  const lines = new LineCounter();
  const documents = parseAllDocuments(await readFile(path, 'utf8'), {
    lineCounter: lines,
  });
  return [...documents].flatMap(document => {
    const [error] = document.errors;
    if (error) {
      throw exampleFileError(
        { file, line: lines.linePos(error.pos[0]).line },
        `this is not YAML: ${error.message.split('\n')[0]}`,
        'Compare it with the lines around it',
      );
    }
    return recordsOf(document, file, lines);
  });
}

function recordsOf(
  document: Document.Parsed,
  file: string,
  lines: LineCounter,
): ExampleRecord[] {
  const { contents } = document;
  if (contents === null) {
    return [];
  }
  const nodes = contents instanceof YAMLSeq ? contents.items : [contents];
  return nodes.map(node => {
    const line = lines.linePos(rangeStart(node)).line;
    if (!(node instanceof YAMLMap)) {
      throw exampleFileError(
        { file, line },
        'a map was expected here',
        'Write it as key: value',
      );
    }
    return { place: { file, line }, value: node.toJS(document) };
  });
}

function rangeStart(node: unknown): number {
  const { range } = node as { range?: [number, number, number] | null };
  return range?.[0] ?? 0;
}
