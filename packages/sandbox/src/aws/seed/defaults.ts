import { createHash } from 'node:crypto';
import type { DBInstance } from '@aws-sdk/client-rds';

/** The parameter group that an instance has where it names none, e.g. `default.postgres16`. */
export function defaultParameterGroup({
  Engine = 'postgres',
  EngineVersion = '',
}: DBInstance): string {
  return `default.${Engine}${toMajor(EngineVersion)}`;
}

/** The option group that an instance has where it names none, e.g. `default:postgres-16`. */
export function defaultOptionGroup({
  Engine = 'postgres',
  EngineVersion = '',
}: DBInstance): string {
  return `default:${Engine}-${toMajor(EngineVersion)}`;
}

/** What never changes of a DB instance: the same for the same words. */
export function toResourceId(...words: readonly string[]): string {
  const hash = createHash('sha256').update(words.join('\n')).digest('hex');
  return `db-${hash.toUpperCase().slice(0, 26)}`;
}

function toMajor(version: string): string {
  return version.split('.')[0] ?? '';
}
