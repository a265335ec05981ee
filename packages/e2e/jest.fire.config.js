const backstageConfig = require('@backstage/cli/config/jest');

/* The tests that crash what they run against; run it from this folder. */
module.exports = async () => ({
  ...(await backstageConfig),
  testMatch: ['**/*.fire.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
});
