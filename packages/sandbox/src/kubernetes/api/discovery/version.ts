/** The release that is simulated: that of the real control plane of the contract suite. */
export const serverVersion = {
  major: '1',
  minor: '35',
  gitVersion: 'v1.35.4',
  gitCommit: 'simulated',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: 'none',
  compiler: 'none',
  platform: `${process.platform}/${process.arch}`,
} as const;
