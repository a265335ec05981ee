import { InputError } from '@backstage/errors';

/**
 * The folder for something of the simulated account, by its region and identifier.
 *
 * @remarks
 * Identifiers of RDS are made of letters, digits and hyphens, those of automated snapshots have a colon besides. What
 * stands for the slash and the colon is in none of them, so no two share a folder.
 *
 * @throws InputError for anything else, which might lead out of the folder.
 */
export function toFolderName(name: string): string {
  if (!/^[a-z0-9-]+\/(rds:|awsbackup:)?[a-z0-9-]+$/i.test(name)) {
    throw new InputError(
      `"${name}" is no region and identifier of RDS, such as us-east-1/retail-pg.`,
    );
  }
  return name.toLowerCase().replace('/', '_').replace(':', '.');
}
