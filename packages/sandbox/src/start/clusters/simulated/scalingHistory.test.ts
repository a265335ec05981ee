import { V2HorizontalPodAutoscaler } from '@kubernetes/client-node';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatorClock } from '../../../kubernetes/clock/SimulatorClock';
import {
  collectScalingHistory,
  sampleAutoscalers,
  ScalingSample,
  writeScalingHistory,
} from './scalingHistory';

const startAt = new Date('2026-11-21T12:00:00Z');

function anAutoscaler(
  status: V2HorizontalPodAutoscaler['status'],
): V2HorizontalPodAutoscaler {
  return {
    metadata: { name: 'backend-hpa', namespace: 'production' },
    spec: {
      scaleTargetRef: { kind: 'Deployment', name: 'backend' },
      minReplicas: 2,
      maxReplicas: 10,
      metrics: ['cpu', 'memory'].map(name => ({
        type: 'Resource',
        resource: {
          name,
          target: { type: 'Utilization', averageUtilization: 70 },
        },
      })),
    },
    status,
  };
}

describe('sampleAutoscalers', () => {
  it('reads replicas and metrics, and leaves open what is not known', () => {
    const autoscaler = anAutoscaler({
      currentReplicas: 9,
      desiredReplicas: 10,
      currentMetrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', current: { averageUtilization: 91 } },
        },
      ],
    });
    expect(sampleAutoscalers('retail-cluster', [autoscaler], startAt)).toEqual([
      {
        cluster: 'retail-cluster',
        namespace: 'production',
        name: 'backend',
        at: '2026-11-21T12:00:00.000Z',
        min: 2,
        max: 10,
        current: 9,
        desired: 10,
        metrics: [
          { name: 'cpu', unit: '%', current: 91, target: 70 },
          { name: 'memory', unit: '%', current: undefined, target: 70 },
        ],
      },
    ]);
  });

  it('says nothing of an autoscaler that has not looked yet', () => {
    expect(
      sampleAutoscalers('retail-cluster', [anAutoscaler(undefined)], startAt),
    ).toEqual([]);
  });
});

describe('collectScalingHistory', () => {
  const aSample = (at: Date) => ({ at: at.toISOString() }) as ScalingSample;

  it('looks again and again until it is ended', async () => {
    const clock = new SimulatorClock({ startAt });
    const end = collectScalingHistory(clock, at => [aSample(at)], 300_000);
    await clock.advance(900_000);
    const samples = end();
    await clock.advance(900_000);
    expect(samples.map(({ at }) => at)).toEqual([
      '2026-11-21T12:05:00.000Z',
      '2026-11-21T12:10:00.000Z',
      '2026-11-21T12:15:00.000Z',
    ]);
  });

  it('is written down for the portal', () => {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-scaling-'));
    const file = join(folder, 'history/scaling.json');
    writeScalingHistory(file, [aSample(startAt)]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([aSample(startAt)]);
    rmSync(folder, { recursive: true });
  });
});
