import { findLongestTask, TraceEvent } from './mainThread';

const page = { ph: 'X', pid: 1, tid: 1 };

describe('findLongestTask', () => {
  it('takes the processor time of tasks on main threads of pages', () => {
    const events: TraceEvent[] = [
      { ...page, name: 'thread_name', args: { name: 'CrRendererMain' } },
      { ...page, name: 'RunTask', tdur: 20_000 },
      { ...page, name: 'ThreadControllerImpl::RunTask', tdur: 75_500 },
      { ...page, name: 'RunTask' },
      { ...page, name: 'Paint', tdur: 99_000 },
      { ...page, tid: 2, name: 'RunTask', tdur: 99_000 },
    ];
    expect(findLongestTask(events)).toBe(75.5);
  });

  it('is 0 where there is none', () => {
    expect(findLongestTask([])).toBe(0);
  });
});
