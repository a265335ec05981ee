import { join } from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from '../repositoryRoot';

/** What the sources say of the types that they export. */
export interface DocComments {
  /** What is said of an exported type, or of what a path in it leads to; `[]` goes to the entries of a list. */
  of(type: string, path?: readonly string[]): string;
}

/** Reads the doc comments of everything that a source file exports. */
export function readDocComments(file: string): DocComments {
  const program = ts.createProgram([join(repositoryRoot, file)], {
    strict: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(repositoryRoot, file));
  const module = source && checker.getSymbolAtLocation(source);
  const exported = new Map(
    (module ? checker.getExportsOfModule(module) : [])
      .filter(symbol => symbol.flags & ts.SymbolFlags.Type)
      .map(symbol => [symbol.name, symbol]),
  );
  const commentOf = (symbol: ts.Symbol) =>
    ts.displayPartsToString(symbol.getDocumentationComment(checker));

  const follow = (
    symbol: ts.Symbol,
    path: readonly string[],
  ): ts.Symbol | undefined => {
    let types = [checker.getDeclaredTypeOfSymbol(symbol)];
    let found: ts.Symbol | undefined;
    for (const name of path) {
      const members = types.flatMap(type =>
        type.isUnion() ? type.types : [type],
      );
      if (name === '[]') {
        types = members.flatMap(
          type => checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? [],
        );
        continue;
      }
      const properties = members.flatMap(
        type => checker.getPropertyOfType(type, name) ?? [],
      );
      found = properties.find(property => commentOf(property)) ?? properties[0];
      types = properties.map(property => checker.getTypeOfSymbol(property));
    }
    return found;
  };

  return {
    of(type, path = []) {
      const symbol = exported.get(type);
      const found = symbol && (path.length ? follow(symbol, path) : symbol);
      return found ? commentOf(found) : '';
    },
  };
}
