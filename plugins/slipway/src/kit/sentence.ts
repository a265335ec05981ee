/** A message as a sentence: with the full stop that it may lack. */
export function sentence(message: string): string {
  return /[.!?…]$/.test(message) ? message : `${message}.`;
}
