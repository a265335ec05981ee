import { parseAge } from '../../example/age';
import { exampleFileError, Place } from '../../example/exampleFile';

/**
 * Makes times of ages: whatever is called a time in the shapes of the SDK becomes a `Date`, and `{time}` in an identifier
 * what RDS would write there, for a
 * copy the time of its original.
 *
 * @throws InputError with file, line and fix
 */
export function toAbsoluteTimes(
  value: Record<string, unknown>,
  { place, now }: { place: Place; now: Date },
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(value)) {
    record[key] = key.endsWith('Time') ? before(given, { place, now }) : given;
  }
  const { OriginalSnapshotCreateTime, SnapshotCreateTime } = record;
  const time = OriginalSnapshotCreateTime ?? SnapshotCreateTime;
  if (time instanceof Date) {
    for (const [key, given] of Object.entries(record)) {
      record[key] =
        typeof given === 'string'
          ? given.replace('{time}', formatSnapshotTime(time))
          : given;
    }
  }
  return record;
}

/** The time in the identifiers of automated snapshots: `2026-01-15-03-10`. */
function formatSnapshotTime(time: Date): string {
  return time.toISOString().slice(0, 16).replace(/[T:]/g, '-');
}

function before(
  age: unknown,
  { place, now }: { place: Place; now: Date },
): Date {
  const ago = parseAge(age);
  if (ago === undefined) {
    throw exampleFileError(
      place,
      `'${age}' is not an age`,
      'Write it in days, hours and minutes, as 3d4h or 40m',
    );
  }
  return new Date(now.getTime() - ago);
}
