import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  SERVICE_SIGNAL_CHANNEL,
  ServiceSignal,
  serviceSignalSchema,
} from '@slipway/backstage-plugin-slipway-common';
import { useEffect } from 'react';

/**
 * Calls the listener with every signal on the services' channel.
 *
 * @remarks
 * `useSignal` keeps only the last message: of two that come before the next render the first would be lost, and the
 * channel carries the signals of all services.
 *
 * @returns whether the portal has signals at all.
 */
export function useServiceSignals(
  listener: (signal: ServiceSignal) => void,
): boolean {
  const signals = useApiHolder().get(signalApiRef);
  useEffect(() => {
    const subscription = signals?.subscribe(SERVICE_SIGNAL_CHANNEL, message => {
      const parsed = serviceSignalSchema.safeParse(message);
      if (parsed.success) {
        listener(parsed.data);
      }
    });
    return () => subscription?.unsubscribe();
  }, [signals, listener]);
  return signals !== undefined;
}
