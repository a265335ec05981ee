/** Who asks an API server. */
export type Caller =
  /** Slipway's live picture: watches that all viewers share. */
  | 'slipway watch'
  /** What else Slipway reads. */
  | 'slipway'
  /** Slipway, for an operation. */
  | 'slipway operation'
  | 'kubernetes plugin'
  | 'kubectl'
  | 'other';

/** Tells by the `User-Agent` of a request who asks: the portal's plugins share one token. */
export function callerOf(userAgent: string | undefined, path: string): Caller {
  if (userAgent?.startsWith('slipway')) {
    const watches = /[?&]watch=(true|1)\b/.test(path);
    const ofSlipway = watches ? 'slipway watch' : 'slipway';
    return userAgent.includes('operation') ? 'slipway operation' : ofSlipway;
  }
  if (userAgent?.startsWith('kubectl')) {
    return 'kubectl';
  }
  // What the plugin asks with, and nobody else in the portal.
  return userAgent?.startsWith('node-fetch') ? 'kubernetes plugin' : 'other';
}
