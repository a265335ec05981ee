import { InputError } from '@backstage/errors';
import { json, RequestHandler } from 'express';

/** Reads the bodies of requests: JSON only, said to be JSON, and small. */
export function jsonBody(): RequestHandler[] {
  return [
    (request, _response, next) => {
      const carriesBody = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
      next(
        carriesBody && !request.is('application/json')
          ? new InputError('Content-Type: it must be application/json')
          : undefined,
      );
    },
    json({ limit: '64kb', type: 'application/json' }),
  ];
}
