import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { WorkloadPlace } from '../api/slipwayApi';
import { ChartRange, toChartRange } from './ranges';

/** Which chart the address of the page opens. */
export interface ChartAddress {
  environment?: string;
  target?: string;
  workload?: string;
  range: ChartRange;
}

const names = ['environment', 'target', 'workload', 'chart'] as const;

/** Reads which chart is open from the page's address, and changes it: the browser's way back closes the chart. */
export function useChartAddress() {
  const { search, state } = useLocation();
  const navigate = useNavigate();
  const query = new URLSearchParams(search);
  const chart = query.get('chart');
  const openedHere = Boolean((state as { chart?: boolean } | null)?.chart);

  const go = useCallback(
    (params: URLSearchParams, options: { replace: boolean; state: unknown }) =>
      navigate({ search: params.toString() }, options),
    [navigate],
  );

  return {
    address: chart === null ? undefined : readAddress(query, chart),
    open: (place: WorkloadPlace, range: ChartRange) => {
      const { environment, target, workload } = place;
      const next = { environment, target, workload, chart: range };
      names.forEach(name => query.set(name, next[name]));
      go(query, { replace: false, state: { chart: true } });
    },
    setRange: (range: ChartRange) => {
      query.set('chart', range);
      go(query, { replace: true, state });
    },
    close: () => {
      if (openedHere) {
        navigate(-1);
        return;
      }
      names.forEach(name => query.delete(name));
      go(query, { replace: true, state: null });
    },
  };
}

function readAddress(query: URLSearchParams, chart: string): ChartAddress {
  return {
    environment: query.get('environment') ?? undefined,
    target: query.get('target') ?? undefined,
    workload: query.get('workload') ?? undefined,
    range: toChartRange(chart),
  };
}
