/**
 * The embedded default of the demo: PostgreSQL from npm.
 *
 * @packageDocumentation
 */
export { startPostgres } from './postgres/startPostgres';
export type { Postgres, PostgresOptions } from './postgres/startPostgres';
export { withPostgres } from './postgres/withPostgres';
export type { TestPostgres } from './postgres/withPostgres';
export { buildApp } from './portal/appBundle';
export { startPortal } from './portal/startPortal';
export type { PortalOptions } from './portal/startPortal';
export type { GuardedProcess } from './guardedProcess';
