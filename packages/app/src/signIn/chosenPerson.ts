const STORAGE_KEY = 'slipway-demo-person';

/** The person chosen on the sign-in page, kept across reloads until signing out. */
export const chosenPerson = {
  get: () => window.localStorage.getItem(STORAGE_KEY),
  set: (entityRef: string) =>
    window.localStorage.setItem(STORAGE_KEY, entityRef),
  forget: () => window.localStorage.removeItem(STORAGE_KEY),
};
