import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isJson, type Json } from '../wire/json';

const folder = join(__dirname, '..', 'traces');
const lineWidth = 80;

/** What was asked and seen in one run of a scenario, comparable between clusters. */
export type Trace = Json[];

/** The trace of the scenario that was recorded from the real control plane. */
export async function readTrace(scenario: string): Promise<Trace> {
  return JSON.parse(await readFile(fileOf(scenario), 'utf8')) as Trace;
}

/** Keeps a trace as the one to compare with. */
export async function writeTrace(
  scenario: string,
  trace: Trace,
): Promise<void> {
  await writeFile(fileOf(scenario), `${format(trace, '')}\n`);
}

function fileOf(scenario: string): string {
  return join(folder, `${scenario}.json`);
}

/** JSON as the repository's formatter writes it. */
export function format(value: unknown, indent: string, taken = 0): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const line = `[${value.map(child => JSON.stringify(child)).join(', ')}]`;
    const isFlat = value.every(child => typeof child !== 'object' || !child);
    if (isFlat && taken + line.length <= lineWidth) {
      return line;
    }
    return wrap(
      '[]',
      indent,
      value.map(child => `${inner}${format(child, inner)}`),
    );
  }
  if (isJson(value)) {
    return wrap(
      '{}',
      indent,
      Object.entries(value).map(([key, child]) => {
        const head = `${inner}${JSON.stringify(key)}: `;
        // With the comma behind it.
        return `${head}${format(child, inner, head.length + 1)}`;
      }),
    );
  }
  return JSON.stringify(value);
}

function wrap(brackets: string, indent: string, lines: string[]): string {
  const [open, close] = brackets;
  return lines.length
    ? `${open}\n${lines.join(',\n')}\n${indent}${close}`
    : brackets;
}
