import { InputError, NotAllowedError } from '@backstage/errors';
import { ResolvedService } from '../operations/Operations';
import { LoadedEntity } from './EntityLoader';
import { TargetDirectory } from './TargetDirectory';

/**
 * The service in a target: configured, open to its owner, and placed there by its annotations.
 *
 * @throws NotFoundError for an environment or target that is not configured; NotAllowedError naming the rule that
 *   forbids the place; InputError where the entity is not annotated.
 */
export function resolveService(
  directory: TargetDirectory,
  loaded: LoadedEntity,
  place: { environment: string; target: string },
): ResolvedService {
  const target = directory.find(place.environment, place.target);
  const service = directory.bind(loaded, target);
  const platform = directory.platformOf(target);
  const placement = platform.locate(service);
  if (placement.status === 'refused') {
    throw new NotAllowedError(`${placement.message} (${placement.rule})`);
  }
  if (placement.status === 'not-annotated') {
    throw new InputError(
      `${placement.message}. Add to ${loaded.entityRef}:\n${placement.yaml}`,
    );
  }
  return { service, platform };
}
