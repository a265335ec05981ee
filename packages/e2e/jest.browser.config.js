const backstageConfig = require('@backstage/cli/config/jest');

/* The tests that run against a browser; run it from this folder. */
module.exports = async () => ({
  ...(await backstageConfig),
  testMatch: ['**/*.browser.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
});
