import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from '../../repository';
import { FaultNumber } from './faults';

/** A test, or a group of tests, that has the number of a fault in its title. */
export interface NumberedTest {
  number: FaultNumber;
  /** From the root of the repository. */
  file: string;
  title: string;
}

const testFiles = '{packages,plugins}/*/src/**/*.test.{ts,tsx}';
/** The tests of this very search, which only speak of numbers. */
const ownTests = 'packages/sandbox/src/proof/';

/** Every test that is named by the number of a fault. */
export function findNumberedTests(): NumberedTest[] {
  return globSync(testFiles, { cwd: repositoryRoot })
    .filter(file => !file.startsWith(ownTests))
    .sort()
    .flatMap(file =>
      listTitles(
        file,
        readFileSync(join(repositoryRoot, file), 'utf8'),
      ).flatMap(title =>
        numbersIn(title).map(number => ({ number, file, title })),
      ),
    );
}

/**
 * The titles that a test file gives to its tests and groups; what is put into a title stands as `…`. The texts of a table
 * of tests count as titles of their own.
 */
export function listTitles(file: string, source: string): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      titles.push(...textsOf(node.arguments[0]), ...rowsOf(node.expression));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest));
  return titles;
}

/** The numbers of faults in a text. */
export function numbersIn(text: string): FaultNumber[] {
  return [...text.matchAll(/\b[FS][1-9]\d?\b/g)].map(
    ([number]) => number as FaultNumber,
  );
}

/** `it`, `describe.each(…)` and their kin. */
function isTest(expression: ts.Expression): boolean {
  if (ts.isIdentifier(expression)) {
    return /^(it|test|describe)$/.test(expression.text);
  }
  return (
    (ts.isPropertyAccessExpression(expression) ||
      ts.isCallExpression(expression) ||
      ts.isTaggedTemplateExpression(expression)) &&
    isTest(
      ts.isTaggedTemplateExpression(expression)
        ? expression.tag
        : expression.expression,
    )
  );
}

/** The texts in the table of `it.each(table)`. */
function rowsOf(expression: ts.Expression): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteralLike(node)) {
      texts.push(node.text);
    } else if (!ts.isFunctionLike(node)) {
      ts.forEachChild(node, visit);
    }
  };
  if (ts.isCallExpression(expression)) {
    expression.arguments.forEach(visit);
  }
  return texts;
}

function textsOf(title: ts.Expression | undefined): string[] {
  if (title && ts.isStringLiteralLike(title)) {
    return [title.text];
  }
  if (title && ts.isTemplateExpression(title)) {
    const { head, templateSpans } = title;
    return [
      [head.text, ...templateSpans.map(({ literal }) => literal.text)].join(
        '…',
      ),
    ];
  }
  return [];
}
