import { SetupHint } from '@slipway/backstage-plugin-slipway-common';
import { Placement } from '@slipway/backstage-plugin-slipway-node';
import { LoadedEntity } from './EntityLoader';

/**
 * What is missing before anything can be shown of a service: an owner, a target that is open to its owner, or the
 * annotations that bind it. `undefined` where something is placed, or refused by a rule that is named on its own.
 */
export function getSetupHint(options: {
  loaded: LoadedEntity;
  /** Where the service is in each target that its owner may use. */
  placements: readonly Placement[];
}): SetupHint | undefined {
  const { loaded, placements } = options;
  if (!loaded.owners.length) {
    return {
      message: `${loaded.entityRef} has no owner, and targets are open to owners`,
      yaml: 'spec:\n  owner: group:default/<your team>\n',
    };
  }
  const [first] = placements;
  if (!first) {
    const owners = loaded.owners.map(quote).join(', ');
    const target =
      loaded.entity.kind.toLocaleLowerCase('en-US') === 'resource'
        ? 'target for data stores'
        : 'target';
    return {
      message: `No ${target} is open to ${owners}: the admin of this portal adds the owner to a target in the app configuration`,
      yaml: `slipway:\n  environments:\n    - targets:\n        - owners: [${owners}]\n`,
    };
  }
  const missing = placements.flatMap(placement =>
    placement.status === 'not-annotated' ? placement : [],
  );
  return missing[0] && missing.length === placements.length
    ? { message: missing[0].message, yaml: missing[0].yaml }
    : undefined;
}

/** A text as YAML takes it for one, whatever is in it: an admin pastes this. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
