import type { Postgres } from 'sandbox';
import { AwsGround } from './aws/AwsGround';
import type { Ground } from './Ground';
import { KubernetesGround } from './kubernetes/KubernetesGround';

/** What a ground needs of the bench that it is part of. */
export interface GroundOptions {
  /** Where it may keep files. */
  folder: string;
  postgres: Postgres;
}

const starters = {
  kubernetes: KubernetesGround.start,
  aws: AwsGround.start,
} satisfies Record<string, (options: GroundOptions) => Promise<Ground>>;

/** Name of a ground. */
export type GroundName = keyof typeof starters;

type GroundOf<TName extends GroundName> = Awaited<
  ReturnType<(typeof starters)[TName]>
>;

/** All that there are. */
export const groundNames = Object.keys(starters) as GroundName[];

/** The grounds of a bench: those that its trials stand on. */
export class Grounds {
  private constructor(private readonly started: Map<GroundName, Ground>) {}

  static async start(
    names: readonly GroundName[],
    options: GroundOptions,
  ): Promise<Grounds> {
    const starting = names.map(
      async name => [name, await starters[name](options)] as const,
    );
    const settled = await Promise.allSettled(starting);
    const grounds = new Grounds(
      new Map(
        settled.flatMap(it => (it.status === 'fulfilled' ? [it.value] : [])),
      ),
    );
    const failed = settled.find(({ status }) => status === 'rejected');
    if (failed) {
      await grounds.stop();
      throw (failed as PromiseRejectedResult).reason;
    }
    return grounds;
  }

  get kubernetes(): KubernetesGround {
    return this.of('kubernetes');
  }

  get aws(): AwsGround {
    return this.of('aws');
  }

  get names(): GroundName[] {
    return [...this.started.keys()];
  }

  /** @throws Error where the bench has none of that name. */
  of<TName extends GroundName>(name: TName): GroundOf<TName> {
    const ground = this.started.get(name);
    if (!ground) {
      throw new Error(`The bench was started without ${name}`);
    }
    return ground as GroundOf<TName>;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.started.values()].map(it => it.stop()));
  }
}
