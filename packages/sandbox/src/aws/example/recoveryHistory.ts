import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseAge } from '../../example/age';
import {
  exampleFileError,
  ExampleRecord,
  readExampleFile,
} from '../../example/exampleFile';
import { refuseUnknownFields, requiredText } from '../../example/fields';
import { repositoryRoot } from '../../repository';

/** What could have been recovered of a database at one time. */
export interface PastRecovery {
  /** The ARN of the instance. */
  resource: string;
  /** ISO 8601. */
  at: string;
  /** What a restore would have lost, in seconds. */
  rpoSeconds: { local: number; region?: number };
}

const HOUR = 3_600_000;
const SHOWN_HOURS = 30 * 24;

/** Hours before now, as ages: the first is the longer. */
type Span = { from: number; to: number };

/**
 * Makes what could have been recovered of the example's databases in the last thirty days, hour by hour.
 *
 * @throws InputError with file, line and fix
 */
export async function readRecoveryHistory(
  now: Date,
  root: string = repositoryRoot,
): Promise<PastRecovery[]> {
  const file = resolve(root, 'examples/aws/recovery-history.yaml');
  const records = await readExampleFile(file, root);
  return records.flatMap(record => toSamples(record, now));
}

/** Writes it down for the portal, which keeps it as its own. */
export function writeRecoveryHistory(
  file: string,
  samples: readonly PastRecovery[],
): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(samples));
}

function toSamples(record: ExampleRecord, now: Date): PastRecovery[] {
  refuseUnknownFields(record, [
    ...['resource', 'local', 'copies', 'standstills', 'gaps'],
  ]);
  const resource = requiredText(record, 'resource', 'arn:aws:rds:…');
  const usual = age(record, requiredText(record, 'local', '5m')) / 1000;
  const standstills = spans(record, 'standstills');
  const gaps = spans(record, 'gaps');
  const copies = copiesOf(record);
  const samples: PastRecovery[] = [];
  for (let hour = SHOWN_HOURS; hour > 0; hour -= 1) {
    const ago = hour * HOUR;
    if (gaps.some(gap => isWithin(ago, gap))) {
      continue;
    }
    const standstill = standstills.find(span => isWithin(ago, span));
    // The logs are brought away every five minutes: how far behind they are differs from look to look.
    const local = standstill
      ? usual + (standstill.from - ago) / 1000
      : usual * (0.4 + ((hour * 7) % 10) / 15);
    const at = new Date(now.getTime() - ago).toISOString();
    samples.push({
      resource,
      at,
      rpoSeconds: {
        local: Math.round(local),
        ...(copies && { region: ageOfLastCopy(copies, ago) / 1000 }),
      },
    });
  }
  return samples;
}

/** How old the data was, at that time, in the copy that was the last one then. */
function ageOfLastCopy(
  { every, last }: { every: number; last: number },
  ago: number,
): number {
  const missed = Math.max(Math.ceil((ago - last) / every), 0);
  return last + missed * every - ago;
}

function isWithin(ago: number, { from, to }: Span): boolean {
  return ago <= from && ago > to;
}

function spans(record: ExampleRecord, field: string): Span[] {
  const items = (record.value[field] ?? []) as { from: string; to: string }[];
  return items.map(({ from, to }) => ({
    from: age(record, from),
    to: age(record, to),
  }));
}

function copiesOf(record: ExampleRecord) {
  const copies = record.value.copies as
    { every: string; last: string } | undefined;
  return (
    copies && {
      every: age(record, copies.every),
      last: age(record, copies.last),
    }
  );
}

function age({ place }: ExampleRecord, text: unknown): number {
  const length = parseAge(text);
  if (length === undefined) {
    throw exampleFileError(
      place,
      `'${text}' is not an age`,
      'Write it in days, hours and minutes, as 3d4h or 40m',
    );
  }
  return length;
}
