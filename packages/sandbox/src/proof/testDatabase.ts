const versions = [9, 11, 12, 13, 14, 15, 16, 17, 18];

/** Gives `TestDatabases` of @backstage/backend-test-utils a real PostgreSQL, whichever release a test asks for. */
export function toTestDatabaseVariables(url: string): NodeJS.ProcessEnv {
  return Object.fromEntries(
    versions.map(version => [
      `BACKSTAGE_TEST_DATABASE_POSTGRES${version}_CONNECTION_STRING`,
      url,
    ]),
  );
}
