import { readFileSync } from 'node:fs';

/** The clock of the machine, whatever becomes of that of the process. */
const readMachine = Date.now.bind(Date);
let moved = 0;
const now = () => readMachine() + moved;

/*
 * The wall clock of this process, which the suite moves by a signal: as many hours as the file says. To be imported before
 * anything that keeps the clock.
 */
globalThis.Date = new Proxy(Date, {
  construct: (target, parts, derived) =>
    Reflect.construct(target, parts.length > 0 ? parts : [now()], derived),
  apply: target => Reflect.construct(target, [now()]).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});

process.on('SIGUSR2', () => {
  moved = Number(readFileSync(process.env.SLIPWAY_CLOCK!, 'utf8')) * 3_600_000;
  process.stdout.write(`The wall clock says ${new Date().toISOString()}\n`);
});
