import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from '../repositoryRoot';

/** Stands in a text for what is known only when it is written. */
export const GAP = '…';

const programs = [
  'plugins/*/src/**/*.{ts,tsx}',
  'packages/{backend,sandbox}/src/**/*.{ts,tsx}',
];
const scripts = ['scripts/*', 'scripts/lib/*.sh'];

/** Every text in the sources that a person could be shown, with {@link GAP} for what is put into it. */
export function readSourceTexts(): Set<string> {
  const files = globSync(programs, { cwd: repositoryRoot }).filter(
    file => !/\.test\.tsx?$|testUtils/i.test(file),
  );
  const texts = new Set(
    files.flatMap(file => listTexts(file, read(file))).filter(isSentence),
  );
  for (const file of globSync(scripts, { cwd: repositoryRoot })) {
    if (!file.endsWith('lib')) {
      read(file)
        .split('\n')
        .forEach(line => texts.add(toShellText(line)));
    }
  }
  return texts;
}

/** The texts of a TypeScript file: literals, templates, and what is put together from them by `+`. */
export function listTexts(file: string, source: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node) => {
    texts.push(...toTexts(node));
    ts.forEachChild(node, visit);
  };
  visit(
    ts.createSourceFile(
      file,
      source,
      ts.ScriptTarget.Latest,
      false,
      kindOf(file),
    ),
  );
  return texts;
}

/** What an expression may say: one text, or one for each of its alternatives; nothing where it is no text. */
function toTexts(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) {
    return [node.text.replace(/\{\{\w+\}\}/g, GAP)];
  }
  if (ts.isParenthesizedExpression(node)) {
    return toTexts(node.expression);
  }
  if (ts.isConditionalExpression(node)) {
    return [...toTexts(node.whenTrue), ...toTexts(node.whenFalse)];
  }
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce(
      (texts, { expression, literal }) =>
        combine(combine(texts, fill(expression)), [literal.text]),
      [node.head.text],
    );
  }
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.PlusToken) {
      return combine(fill(node.left), fill(node.right));
    }
    if (kind === ts.SyntaxKind.QuestionQuestionToken) {
      return [GAP, ...toTexts(node.right)];
    }
  }
  return [];
}

/** What is put into a text: a gap, or the words themselves. */
function fill(node: ts.Expression): string[] {
  const texts = toTexts(node);
  return texts.length ? texts : [GAP];
}

function combine(heads: readonly string[], tails: readonly string[]): string[] {
  return heads.flatMap(head => tails.map(tail => head + tail));
}

function toShellText(line: string): string {
  return line
    .replace(/\$\(\(.*?\)\)|\$\(.*?\)|\$\{?\w+\}?/g, GAP)
    .replaceAll('\\"', '"');
}

function isSentence(text: string): boolean {
  return text.includes(' ');
}

function read(file: string): string {
  return readFileSync(join(repositoryRoot, file), 'utf8');
}

function kindOf(file: string): ts.ScriptKind {
  return file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
}
