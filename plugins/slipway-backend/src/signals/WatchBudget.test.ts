import { WatchBudget } from './WatchBudget';

describe('WatchBudget', () => {
  const ana = 'user:default/ana';
  const bob = 'user:default/bob';

  it('S18: lets go of what one viewer has viewed longest ago', () => {
    const budget = new WatchBudget({ perPrincipal: 2, ofAll: 100 });
    expect(budget.view('a', ana)).toEqual([]);
    expect(budget.view('b', ana)).toEqual([]);
    expect(budget.view('a', ana)).toEqual([]);
    expect(budget.view('c', ana)).toEqual(['b']);
  });

  it('S18: takes nothing from another viewer', () => {
    const budget = new WatchBudget({ perPrincipal: 1, ofAll: 100 });
    budget.view('a', bob);
    budget.view('a', ana);
    expect(budget.view('b', ana)).toEqual([]);
    expect(budget.view('c', ana)).toEqual(['b']);
    expect(budget.view('d', bob)).toEqual(['a']);
  });

  it('S18: watches so many for all, and forgets what is watched no longer', () => {
    const budget = new WatchBudget({ perPrincipal: 100, ofAll: 2 });
    budget.view('a', ana);
    budget.view('b', bob);
    expect(budget.view('c', ana)).toEqual(['a']);
    budget.forget('b');
    expect(budget.view('d', ana)).toEqual([]);
    expect(budget.view('e', bob)).toEqual(['c']);
  });
});
