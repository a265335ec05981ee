import { RecoveryPast } from '@slipway/backstage-plugin-slipway-backend';
import { z } from 'zod/v3';
import { readHistoryFile } from './readHistoryFile';

const historySchema = z.array(
  z.object({
    /** The ARN of a database. */
    resource: z.string(),
    at: z.string().datetime(),
    rpoSeconds: z.object({
      local: z.number(),
      region: z.number().optional(),
    }),
  }),
);

/** What could have been recovered of the simulated databases before the demo began, from the file that `scripts/start` wrote. */
export class DemoRecoveryHistory implements RecoveryPast {
  readonly #path: string;
  #samples?: Promise<z.output<typeof historySchema>>;

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws InputError naming the file, and the field where one is wrong. */
  async read({ resourceName }: Parameters<RecoveryPast['read']>[0]) {
    this.#samples ??= readHistoryFile(historySchema, {
      path: this.#path,
      variable: 'SLIPWAY_DEMO_RECOVERY_HISTORY',
    });
    const samples = await this.#samples;
    return samples.flatMap(({ resource, ...sample }) =>
      resource === resourceName ? [sample] : [],
    );
  }
}
