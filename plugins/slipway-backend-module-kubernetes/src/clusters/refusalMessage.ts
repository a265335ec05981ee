import { redactText, shorten } from '../diff/redactText';
import { Refusal } from './refusal';

const MAX_CHARACTERS = 500;
/** A longer quotation is an object, which may hold anything. */
const longQuotation = /"(?:\\.|[^"\\]){80,}"/g;

/**
 * What the API server said, without what it quoted.
 *
 * @remarks
 * When it refuses an object, it quotes the values that it refuses, and sometimes the whole object with everything that
 * its environment variables hold. Of such an answer only the fields and the rules are passed on.
 */
export function getRefusalMessage({ status, body }: Refusal): string {
  const causes = body.details?.causes ?? [];
  const text =
    status === 422 && causes.length > 0
      ? causes.map(describeCause).join('; ')
      : (body.message ?? `the API server answered ${status}`);
  return shorten(
    redactText(text.replace(longQuotation, '"…"')),
    MAX_CHARACTERS,
  );
}

type Cause = NonNullable<
  NonNullable<Refusal['body']['details']>['causes']
>[number];

/** `Invalid value: "…": must be positive` becomes `spec.replicas: FieldValueInvalid: must be positive`. */
function describeCause({ field, reason, message = '' }: Cause): string {
  const parts = message.split(': ');
  const isForbidden = parts[0] === 'Forbidden';
  const rule = isForbidden || parts.length > 2 ? parts.at(-1) : undefined;
  return [field, reason, rule].filter(Boolean).join(': ');
}
