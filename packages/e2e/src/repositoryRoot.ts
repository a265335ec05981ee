import { resolve } from 'node:path';

/** The root of the monorepo. */
export const repositoryRoot = resolve(__dirname, '../../..');
