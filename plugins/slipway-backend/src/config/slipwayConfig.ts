import { RecoveryObjective } from '@slipway/backstage-plugin-slipway-common';
import { SlipwayTarget } from '@slipway/backstage-plugin-slipway-node';
import { LinkTemplate } from '../links/LinkTemplate';

/** A target and the configuration key under which it stands. */
export interface ConfiguredTarget extends SlipwayTarget {
  /** e.g. `slipway.environments[2].targets[0]`. */
  key: string;
}

/** An environment as configured. */
export interface ConfiguredEnvironment {
  name: string;
  title: string;
  /** What the recovery of every data store there has to keep at least. */
  recovery: readonly RecoveryObjective[];
  targets: readonly ConfiguredTarget[];
}

/** The `slipway` part of the app configuration. */
export interface SlipwayConfig {
  /** In the order of promotion. */
  environments: readonly ConfiguredEnvironment[];
  /** Full references of the groups that are on call for every service. */
  onCallGroups: readonly string[];
  /** Ways to other tools, in their order. */
  links: readonly LinkTemplate[];
}
