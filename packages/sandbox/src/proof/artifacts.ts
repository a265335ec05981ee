import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryRoot } from '../repository';

/**
 * The folder for what a run leaves behind: test reports and screenshots.
 *
 * @remarks
 * `SLIPWAY_ARTIFACTS` names it, also for the tests themselves; without it, it is `artifacts` in the checkout, which git
 * ignores.
 */
export const artifacts = resolve(
  repositoryRoot,
  process.env.SLIPWAY_ARTIFACTS ?? 'artifacts',
);

/** The path of a file in the folder of artefacts, which is made where it is missing. */
export function getArtifactPath(name: string): string {
  mkdirSync(artifacts, { recursive: true });
  return join(artifacts, name);
}
