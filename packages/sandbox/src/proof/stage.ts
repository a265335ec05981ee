/** How many tests of a stage went which way. */
export type TestCounts = { passed: number; failed: number; skipped: number };

/** What a stage ended with. */
export type StageOutcome =
  | { status: 'passed'; tests?: TestCounts }
  | { status: 'failed'; reason: string; tests?: TestCounts }
  | { status: 'skipped'; reason: string };

/** The groups of stages that can be asked for by name. */
export const stageGroups = [
  'unit',
  'real',
  'fire',
  'browser',
  'defences',
] as const;

/** One of {@link stageGroups}. */
export type StageGroup = (typeof stageGroups)[number];

/** One part of the proof. */
export type Stage = {
  group: StageGroup;
  name: string;
  run(): Promise<StageOutcome>;
};

/** A stage that has run, or was skipped. */
export type StageResult = {
  name: string;
  outcome: StageOutcome;
  seconds: number;
};
