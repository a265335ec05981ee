import {
  Datastore,
  getAchievableRpo,
  RecoverySample,
  RecoveryScope,
  recoveryScopes,
} from '@slipway/backstage-plugin-slipway-common';

/** Length of the spans in which the past is kept, in seconds. */
export const SPAN_SECONDS = 3600;

/** A data store of an entity in a target, as rows name it. */
export interface DatastorePlace {
  entity_ref: string;
  environment: string;
  target: string;
  datastore: string;
}

/** The achievable RPO in a span of time, as rows have it; null where it was not known. */
export interface SampleRow {
  at: Date;
  local_rpo: number | null;
  region_rpo: number | null;
  account_rpo: number | null;
}

/** The achievable RPO of a data store at one time. */
export interface SeenRecovery extends SampleRow {
  place: DatastorePlace;
}

/** Where the span begins that a time is in. */
export function startOfSpan(at: Date | number): Date {
  const length = SPAN_SECONDS * 1000;
  return new Date(Math.floor(Number(at) / length) * length);
}

/** What could be recovered of a data store at a time, as was seen then; `undefined` where nothing of it was known. */
export function sampleRecovery(
  datastore: Datastore,
  seen: { observedAt: string; at: Date },
): RecoverySample | undefined {
  const { observedAt, at } = seen;
  const known = recoveryScopes.flatMap(scope => {
    const rpo = getAchievableRpo(datastore, {
      ...{ scope, observedAt, now: at.getTime() },
    });
    return rpo.known ? [[scope, rpo.value] as const] : [];
  });
  return known.length
    ? { at: at.toISOString(), rpoSeconds: Object.fromEntries(known) }
    : undefined;
}

/** A sample as a row, in the span that it is in. */
export function toSeen(
  { at, rpoSeconds }: RecoverySample,
  place: DatastorePlace,
): SeenRecovery {
  const { local = null, region = null, account = null } = rpoSeconds;
  return {
    place,
    at: startOfSpan(new Date(at)),
    ...{ local_rpo: local, region_rpo: region, account_rpo: account },
  };
}

/** A row as it is shown. */
export function toSample(row: SampleRow): RecoverySample {
  const seconds: Record<RecoveryScope, number | null> = {
    ...{ local: row.local_rpo, region: row.region_rpo },
    account: row.account_rpo,
  };
  return {
    at: row.at.toISOString(),
    rpoSeconds: Object.fromEntries(
      recoveryScopes.flatMap(scope =>
        seconds[scope] === null ? [] : [[scope, seconds[scope]]],
      ),
    ),
  };
}
