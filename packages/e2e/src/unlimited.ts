const much = {
  perMinute: 1_000_000,
  inFlight: 10_000,
  inFlightOfAll: 10_000,
};

/** `slipway.limits` for suites that ask, as one person, for far more than a person does. */
export const unlimited = { live: much, reads: much };
