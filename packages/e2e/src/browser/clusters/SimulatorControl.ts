import { request, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';
import type { KubeConfig } from '@kubernetes/client-node';
import type { WitnessedChange, WorkloadPlace } from './DemoCluster';

interface RecordedChange {
  generation: number;
  request: { user: string; userAgent: string };
}

/** A simulated cluster of the demo, by what the simulator offers beside the Kubernetes API. */
export class SimulatorControl {
  constructor(private readonly config: KubeConfig) {}

  async changesOf(
    place: WorkloadPlace,
    filter: { user?: string },
  ): Promise<WitnessedChange[]> {
    const query = new URLSearchParams({
      resource: 'deployments',
      ...place,
      ...filter,
    });
    const { items } = await this.#send<{ items: RecordedChange[] }>(
      'GET',
      `changes?${query}`,
    );
    return items.map(({ generation, request: { user, userAgent } }) => ({
      by: user,
      agent: userAgent,
      generation,
    }));
  }

  /** From now on the portal gets no answer, and what it watches breaks off. */
  async cutOff(): Promise<void> {
    for (const user of ['slipway-reader', 'slipway-executor']) {
      await this.#send('POST', 'faults', {
        match: { user },
        fault: { kind: 'reset', when: 'before' },
      });
    }
    await this.#send('POST', 'dropped-watches');
  }

  /** The portal gets answers again. */
  async reconnect(): Promise<void> {
    await this.#send('DELETE', 'faults');
  }

  async #send<TAnswer>(
    method: string,
    path: string,
    body?: object,
  ): Promise<TAnswer> {
    const options: RequestOptions = {
      method,
      headers: body && { 'content-type': 'application/json' },
    };
    await this.config.applyToHTTPSOptions(options);
    const address = `${this.config.getCurrentCluster()?.server}/simulator/${path}`;
    const answer = await new Promise<{ status?: number; said: string }>(
      (resolve, reject) => {
        const outgoing = request(address, options, response => {
          text(response).then(
            said => resolve({ status: response.statusCode, said }),
            reject,
          );
        });
        outgoing.once('error', reject);
        outgoing.end(body && JSON.stringify(body));
      },
    );
    if (answer.status !== 200) {
      throw new Error(`${method} ${path}: ${answer.status} ${answer.said}`);
    }
    return JSON.parse(answer.said);
  }
}
