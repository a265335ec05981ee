import { datastoreSchema } from '@slipway/backstage-plugin-slipway-common';
import {
  buildDatastore,
  DatastoreFacts,
  RegionBackups,
} from '../model/buildDatastore';
import { Reading } from '../model/reading';
import { aDatastore, anInstance } from './builders';

/** When instances were read. */
export const observedAt = '2026-01-15T10:00:00.000Z';
/** When backups were read. */
export const readAt = '2026-01-15T09:59:00.000Z';

/** A list that was read. */
export const read = <TItem>(...items: TItem[]): Reading<TItem> => ({
  status: 'read',
  items,
  readAt,
});

/** A list that may not be read. */
export const denied: Extract<Reading<never>, { status: 'failing' }> = {
  status: 'failing',
  reason: 'denied',
  message: 'rds:DescribeDBSnapshots is not allowed',
  since: readAt,
  last: { items: [], readAt },
};

/** The backups in the region of the data store. */
export const home = (parts: Partial<RegionBackups> = {}): RegionBackups => ({
  region: 'us-east-1',
  snapshots: read(),
  backups: read(),
  ...parts,
});

/** The backups in another region. */
export const west = (parts: Partial<RegionBackups> = {}) =>
  home({ region: 'us-west-2', ...parts });

/** The data store of these facts, which its schema takes. */
export function build(parts: Partial<DatastoreFacts> = {}) {
  const datastore = buildDatastore({
    service: aDatastore(),
    instance: anInstance(),
    observedAt,
    home: home(),
    copies: [],
    parseCheckNames: text => text.split(','),
    ...parts,
  });
  datastoreSchema.parse(datastore);
  return datastore;
}
