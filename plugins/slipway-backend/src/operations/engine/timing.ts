/**
 * The rhythm of the engine, in seconds.
 *
 * @remarks
 * A dead executor is noticed within `lease` and one `poll`: 25 s with the defaults, whatever else happens.
 *
 * @public
 */
export interface EngineTiming {
  /** How long an executor is taken for alive without renewing. @defaultValue 20 */
  lease: number;
  /** How often it renews. @defaultValue 5 */
  renew: number;
  /** How long before the end of its lease an executor stops changing anything. @defaultValue 5 */
  fence: number;
  /** How often it looks for what is due. @defaultValue 1 */
  poll: number;
  /** How often what was left unaudited is looked for. @defaultValue 15 */
  sweep: number;
  /** How long one look, act or plan of a platform may take. @defaultValue 30 */
  call: number;
  /** The first pause after a failure; doubled up to fifteen times of it. @defaultValue 1 */
  backoff: number;
  /** How long a run that was taken over is watched before another suspect may start beside it. @defaultValue 30 */
  probation: number;
  /** How long the preparation may be held up before the operation fails, with nothing changed. @defaultValue 300 */
  preparation: number;
}

/** What the product runs with. */
export const defaultTiming: EngineTiming = {
  lease: 20,
  renew: 5,
  fence: 5,
  poll: 1,
  sweep: 15,
  call: 30,
  backoff: 1,
  probation: 30,
  preparation: 300,
};

/** How many executors may be lost over one step before the operation is stalled. */
export const MAX_TAKEOVERS = 5;

/** From how many lost executors on an operation is suspected of ending them, and runs beside no other suspect. */
export const SUSPECT_TAKEOVERS = 2;
