import { StatusError } from '../../store/StatusError';

/**
 * Whether one of the answers that are accepted is JSON; tables and other forms are left to those behind them in the list.
 *
 * @throws StatusError NotAcceptable where none is.
 */
export function checkAccept(accept: string | undefined): void {
  const types = (accept ?? '*/*').split(',').map(type => type.trim());
  const isServed = types.some(type => {
    const [name = '', ...parameters] = type.split(';').map(part => part.trim());
    return (
      ['application/json', 'application/*', '*/*', ''].includes(name) &&
      !parameters.some(parameter => parameter.startsWith('as='))
    );
  });
  if (!isServed) {
    throw new StatusError(
      406,
      'NotAcceptable',
      '406: Not Acceptable\n\nAvailable representations: application/json, application/json;stream=watch',
      {},
    );
  }
}
