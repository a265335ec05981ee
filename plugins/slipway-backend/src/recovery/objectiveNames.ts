import {
  RecoveryMeasure,
  recoveryMeasures,
  RecoveryScope,
  recoveryScopes,
} from '@slipway/backstage-plugin-slipway-common';

/** What an objective is called in annotations and in the configuration: `rpo`, `rpo-region`, … */
export interface ObjectiveName {
  name: string;
  measure: RecoveryMeasure;
  scope: RecoveryScope;
}

/** Every objective that can be stated. */
export const objectiveNames: readonly ObjectiveName[] =
  recoveryMeasures.flatMap(measure =>
    recoveryScopes.map(scope => ({
      name: scope === 'local' ? measure : `${measure}-${scope}`,
      measure,
      scope,
    })),
  );
