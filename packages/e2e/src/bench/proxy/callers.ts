/** Who asks an API server. */
export type Caller =
  /** Slipway's live picture, and what it reads for plans. */
  | 'slipway'
  /** Slipway, for an operation. */
  | 'slipway operation'
  | 'kubernetes plugin'
  | 'kubectl'
  | 'other';

/** Tells by the `User-Agent` of a request who asks: the portal's plugins share one token. */
export function callerOf(userAgent: string | undefined): Caller {
  if (userAgent?.startsWith('slipway')) {
    return userAgent.includes('operation') ? 'slipway operation' : 'slipway';
  }
  if (userAgent?.startsWith('kubectl')) {
    return 'kubectl';
  }
  // What the plugin asks with, and nobody else in the portal.
  return userAgent?.startsWith('node-fetch') ? 'kubernetes plugin' : 'other';
}
