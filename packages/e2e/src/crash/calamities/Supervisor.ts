import { until } from '../../controlPlane';
import type { Portal } from '../Portal';
import type { Replica } from '../Replica';

/** Starts a replica anew whenever it has ended, as a cluster does with its pods. */
export class Supervisor {
  /** How often it has ended. */
  deaths = 0;
  #replica: Replica | undefined;
  #stopped = false;
  #work: Promise<void>;

  private constructor(
    private readonly portal: Portal,
    private readonly name: string,
  ) {
    this.#work = this.#supervise();
  }

  static start(portal: Portal, name: string): Supervisor {
    return new Supervisor(portal, name);
  }

  /** The one that runs, as soon as one does. */
  async replica(): Promise<Replica> {
    await until('A replica running', async () => this.#isUp, {
      timeoutMs: 120_000,
    });
    return this.#replica!;
  }

  /** Lets it run, and starts it no more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#work;
  }

  get #isUp() {
    return this.#replica?.hasEnded === false;
  }

  async #supervise() {
    for (let life = 1; !this.#stopped; life += 1) {
      try {
        this.#replica = await this.portal.start(`${this.name}-${life}`);
        await until('Its end', async () => this.#stopped || !this.#isUp, {
          timeoutMs: 10 * 60_000,
        });
      } catch {
        // It may end before it has answered for the first time.
      }
      this.deaths += this.#isUp ? 0 : 1;
    }
  }
}
