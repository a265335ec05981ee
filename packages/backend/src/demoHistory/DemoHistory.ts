import {
  PastScaling,
  ScalingPast,
} from '@slipway/backstage-plugin-slipway-backend';
import { z } from 'zod/v3';
import { readHistoryFile } from './readHistoryFile';

const historySchema = z.array(
  z.object({
    cluster: z.string(),
    namespace: z.string(),
    /** Of the Deployment. */
    name: z.string(),
    at: z.string().datetime(),
    min: z.number().int(),
    max: z.number().int(),
    current: z.number().int(),
    desired: z.number().int(),
    metrics: z.array(
      z.object({
        name: z.string(),
        unit: z.string().default('%'),
        target: z.number(),
        current: z.number().optional(),
      }),
    ),
  }),
);

type Sample = z.output<typeof historySchema>[number];

/** The hours that the simulated clusters lived through before the demo began, from the file that `scripts/start` wrote. */
export class DemoHistory implements ScalingPast {
  readonly #path: string;
  #samples?: Promise<Sample[]>;

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws InputError naming the file, and the field where one is wrong. */
  async read(
    workload: Parameters<ScalingPast['read']>[0],
  ): Promise<PastScaling[]> {
    this.#samples ??= readHistoryFile(historySchema, {
      path: this.#path,
      variable: 'SLIPWAY_DEMO_HISTORY',
    });
    const samples = await this.#samples;
    return samples.filter(
      ({ cluster, namespace, name }) =>
        workload.kind === 'Deployment' &&
        cluster === workload.cluster &&
        namespace === workload.namespace &&
        name === workload.name,
    );
  }
}
