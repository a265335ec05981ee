/** How long things take, in milliseconds of the clock. */
export interface PodTiming {
  /** From a pod's scheduling until its containers run. @default 1000 */
  startMs: number;
  /** From running until ready, for pods without a behaviour of their own. @default 1000 */
  readyMs: number;
  /** From a pod's deletion until it is gone, if its grace period is not shorter. @default 1000 */
  terminateMs: number;
  /** How long a container of a crash loop runs. @default 700 */
  crashMs: number;
  /** From the creation of a container until its image is found missing. @default 300 */
  pullErrorMs: number;
  /** The first back-off of a crashing container or a missing image; each one is twice the one before. @default 10000 */
  backOffMs: number;
  /** The longest back-off. @default 300000 */
  maxBackOffMs: number;
  /** How long events are kept. @default 3600000 */
  eventsMs: number;
  /** Between two looks of the autoscaler. @default 5000 */
  autoscalerSyncMs: number;
  /** How long the autoscaler remembers that more was wanted, where its behaviour does not say. @default 300000 */
  downscaleStabilizationMs: number;
  /** How long after a pod's start its CPU counts only once it is ready for a while. @default 3000 */
  cpuInitializationMs: number;
  /** A pod that was last not ready within this time after its start was never ready. @default 2000 */
  initialReadinessMs: number;
}

const defaultTiming: PodTiming = {
  startMs: 1000,
  readyMs: 1000,
  terminateMs: 1000,
  crashMs: 700,
  pullErrorMs: 300,
  backOffMs: 10_000,
  maxBackOffMs: 300_000,
  eventsMs: 3_600_000,
  autoscalerSyncMs: 5_000,
  downscaleStabilizationMs: 300_000,
  cpuInitializationMs: 3_000,
  initialReadinessMs: 2_000,
};

/** What is not given is as in a cluster that looks alive in a demo. */
export function completeTiming(timing: Partial<PodTiming> = {}): PodTiming {
  return { ...defaultTiming, ...timing };
}
