import { TargetObservation } from '@slipway/backstage-plugin-slipway-common';
import { ServiceInTarget } from './target';

/** What a picture shows of a service in a target, and how far the picture is. @public */
export interface LiveReading {
  /** Opaque to everyone but the platform. */
  version: string;
  observation: TargetObservation;
}

/**
 * The live picture of a platform: kept up to date by watching, read from memory.
 *
 * @remarks
 * The picture is for showing. A precondition of a change is always a live read.
 *
 * @public
 */
export interface LiveState {
  /**
   * Reads the picture. A warm picture is answered without any upstream call.
   *
   * @param options.after - a version that some replica announced; the answer waits until this picture has reached it,
   *   at most two seconds.
   */
  read(
    service: ServiceInTarget,
    options?: { after?: string },
  ): Promise<LiveReading>;

  /**
   * Calls the listener with the new version whenever something that is shown of the service has changed, and when it
   * becomes unreachable or reachable again.
   *
   * @returns a function that ends it.
   */
  observe(
    service: ServiceInTarget,
    listener: (version: string) => void,
  ): () => void;
}
