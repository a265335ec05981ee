import { mockServices } from '@backstage/backend-test-utils';
import { TargetObservation } from '@slipway/backstage-plugin-slipway-common';
import { ServiceInTarget } from '@slipway/backstage-plugin-slipway-node';
import { readAwsTarget } from '../accounts/readAwsTarget';
import { AwsLiveState } from '../picture/AwsLiveState';
import { AwsPictures } from '../picture/AwsPictures';
import { aDatastore } from './builders';
import { ManualTiming } from './ManualTiming';
import { ScriptedRds } from './ScriptedRds';

/** The live state of an account whose regions are scripted. */
export class LiveAccount {
  readonly timing = new ManualTiming();
  /** How long a read may wait; changed at will. */
  readonly readTiming = { loadMs: 20, versionMs: 20 };
  readonly logger = mockServices.logger.mock();
  readonly liveState: AwsLiveState;
  readonly #regions = new Map<string, ScriptedRds>();
  readonly #pictures: AwsPictures;

  constructor(services: readonly ServiceInTarget[] = [aDatastore()]) {
    this.#pictures = new AwsPictures({
      targets: services.map(({ target }) => ({
        target,
        config: readAwsTarget(target),
      })),
      access: {
        openReaderIn: async (_, region) => {
          const unused = {} as never;
          return {
            rds: this.in(region).client,
            secrets: unused,
            sts: unused,
            iam: unused,
          };
        },
      },
      timing: this.timing,
    });
    this.liveState = new AwsLiveState({
      pictures: this.#pictures,
      parseCheckNames: text => text.split(','),
      logger: this.logger,
      timing: this.readTiming,
    });
  }

  /** RDS in a region. */
  in(region = 'us-east-1'): ScriptedRds {
    const rds = this.#regions.get(region) ?? new ScriptedRds();
    this.#regions.set(region, rds);
    return rds;
  }

  /** Starts, and waits until so many lists have been read. */
  async start(lists = 3): Promise<void> {
    this.#pictures.start();
    await this.timing.resting(lists);
  }

  stop(): void {
    this.#pictures.stop();
  }

  async read(service = aDatastore()): Promise<TargetObservation> {
    return (await this.liveState.read(service)).observation;
  }
}
