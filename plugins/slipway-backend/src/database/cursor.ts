import { InputError } from '@backstage/errors';

/** Where a page ends in a list that is ordered by time and ID. */
export interface Position {
  /** ISO 8601. */
  at: string;
  id: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text can be the ID of a row. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/** Writes where a page ends, as the cursor of the next. */
export function writeCursor(last: { at: Date; id: string }): string {
  const position: Position = { at: last.at.toISOString(), id: last.id };
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * Reads what {@link writeCursor} wrote.
 *
 * @throws InputError for any other text.
 */
export function readCursor(cursor: string): Position {
  try {
    const { at, id } = JSON.parse(
      Buffer.from(cursor, 'base64url').toString(),
    ) as Position;
    if (isUuid(id)) {
      return { at: new Date(at).toISOString(), id };
    }
  } catch {
    // Falls through: every text that is no cursor of ours gets the same answer.
  }
  throw new InputError("'cursor' is not one that a page before handed out");
}
