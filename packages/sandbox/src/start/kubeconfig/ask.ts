import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { NotAllowedError } from '@backstage/errors';

/** How a question comes to a person. */
export type Person = {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream;
};

/**
 * Asks a person whether to do something; nothing but a yes is one.
 *
 * @param yes - the answer, where it was given beforehand by `--yes`.
 * @throws NotAllowedError where the answer is no, or where nobody could give it.
 */
export async function ask(
  question: string,
  yes: boolean,
  person: Person = { input: process.stdin, output: process.stdout },
): Promise<void> {
  if (yes) {
    return;
  }
  if (!person.input.isTTY) {
    throw new NotAllowedError(
      'Nobody is there to be asked. Nothing was changed. Add --yes, or run this in a terminal.',
    );
  }
  // No terminal of its own, so that Ctrl-C ends the program as everywhere.
  const lines = createInterface({ ...person, terminal: false });
  const noAnswer = once(lines, 'close').then(() => '');
  try {
    const answer = await Promise.race([
      lines.question(`${question} [y/N] `),
      noAnswer,
    ]);
    if (!/^y(es)?$/i.test(answer.trim())) {
      throw new NotAllowedError('Nothing was changed.');
    }
  } finally {
    lines.close();
  }
}
