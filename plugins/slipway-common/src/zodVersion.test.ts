import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZodTypeAny } from 'zod/v3';
import * as common from './index';

type SchemaName = Extract<keyof typeof common, `${string}Schema`>;

// Scaffolder and actions registry take schemas of zod 3: with one of another version this does not compile.
const isOfVersion3: {
  [TName in SchemaName]: (typeof common)[TName] extends
    ZodTypeAny | ((...parameters: never[]) => ZodTypeAny)
    ? true
    : never;
}[SchemaName] = true;

describe('zod', () => {
  it('makes every schema in its version 3', () => {
    expect(isOfVersion3).toBe(true);
  });

  it('is imported as zod/v3 and in no other way', () => {
    const imports = readdirSync(__dirname, { recursive: true })
      .map(String)
      .filter(path => /\.tsx?$/.test(path))
      .flatMap(path =>
        Array.from(
          readFileSync(join(__dirname, path), 'utf8').matchAll(
            /(?:from|import|require)\s*\(?\s*['"](zod(?:\/[^'"]*)?)['"]/g,
          ),
          ([, specifier]) => specifier,
        ),
      );
    expect(new Set(imports)).toEqual(new Set(['zod/v3']));
  });
});
