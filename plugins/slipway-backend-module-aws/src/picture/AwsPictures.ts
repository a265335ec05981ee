import { SlipwayTarget } from '@slipway/backstage-plugin-slipway-node';
import { AwsAccess } from '../accounts/AwsAccess';
import { AwsTargetConfig } from '../accounts/targetConfig';
import { RegionPicture } from './RegionPicture';
import { PollTiming } from './timing';

/** What the pictures are made of. */
export interface AwsPicturesOptions {
  targets: readonly { target: SlipwayTarget; config: AwsTargetConfig }[];
  access: Pick<AwsAccess, 'openReaderIn'>;
  timing: PollTiming;
}

/** The pictures that show a target. */
export interface TargetPictures {
  home: RegionPicture;
  /** Of the regions in which copies may lie. */
  copies: readonly RegionPicture[];
}

/** One picture for each account and region, and for each role that reads it, however many targets name it. */
export class AwsPictures {
  readonly #byKey = new Map<string, RegionPicture>();

  constructor({ targets, access, timing }: AwsPicturesOptions) {
    for (const { target, config } of targets) {
      for (const region of [config.region, ...config.copyRegions]) {
        const key = getKey(config, region);
        const picture =
          this.#byKey.get(key) ??
          new RegionPicture({
            accountId: config.accountId,
            region,
            open: async () => (await access.openReaderIn(target, region)).rds,
            timing,
          });
        this.#byKey.set(key, picture);
        if (region === config.region) {
          picture.includeInstances();
        }
      }
    }
  }

  start(): void {
    this.#byKey.forEach(picture => picture.start());
  }

  stop(): void {
    this.#byKey.forEach(picture => picture.stop());
  }

  find(config: AwsTargetConfig): TargetPictures {
    return {
      home: this.#get(config, config.region),
      copies: config.copyRegions.map(region => this.#get(config, region)),
    };
  }

  #get(config: AwsTargetConfig, region: string): RegionPicture {
    const picture = this.#byKey.get(getKey(config, region));
    if (!picture) {
      throw new Error(`${config.accountId} / ${region} is not read`);
    }
    return picture;
  }
}

function getKey({ accountId, reader }: AwsTargetConfig, region: string) {
  return [accountId, region, reader?.roleArn, reader?.externalId].join('|');
}
