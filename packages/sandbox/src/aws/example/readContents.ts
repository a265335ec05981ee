import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { exampleFileError, readExampleFile } from '../../example/exampleFile';
import { refuseUnknownFields, requiredText } from '../../example/fields';
import type { Contents } from '../postgres/Contents';
import type { ExampleDatabase } from './AwsExample';

/** The user by whom Slipway validates a recovered copy: it may read everything and change nothing. */
const validationUser = 'slipway_validation';

/** What is in the database of one instance, and the secret that opens it. */
export interface ExampleContents extends ExampleDatabase {
  contents: Contents;
  /** Name and value of the secret. */
  secret: { name: string; value: string };
}

/**
 * Reads what is in the databases of the example account.
 *
 * @throws InputError with file, line and fix
 */
export async function readContents(
  folder: string,
  root: string,
): Promise<ExampleContents[]> {
  const records = await readExampleFile(resolve(folder, 'contents.yaml'), root);
  return Promise.all(
    records.map(async record => {
      refuseUnknownFields(record, [
        ...['instance', 'database', 'sql', 'past'],
        ...['trickle', 'loss', 'secret'],
      ]);
      const text = (field: string) => requiredText(record, field, '…');
      const sqlOf = async (field: string) => {
        const name = text(field);
        return readFile(resolve(folder, 'contents', name), 'utf8').catch(() => {
          throw exampleFileError(
            record.place,
            `there is no examples/aws/contents/${name}`,
            'Add it, or correct the name',
          );
        });
      };
      const database = text('database');
      const password = randomBytes(18).toString('base64url');
      return {
        instance: text('instance'),
        database,
        trickle: await sqlOf('trickle'),
        loss: await sqlOf('loss'),
        contents: {
          database,
          sql: await sqlOf('sql'),
          past: await sqlOf('past'),
          readers: [{ name: validationUser, password }],
        },
        secret: {
          name: text('secret'),
          value: JSON.stringify({
            username: validationUser,
            password,
            dbname: database,
          }),
        },
      };
    }),
  );
}
