import { findDynamicImports } from './dynamicImports';

describe('findDynamicImports', () => {
  it.each([
    {
      code: 'lazy(()=>Promise.all([t.e("6474"),t.e("2028")]).then(t.bind(t,95785)))',
      imports: [['6474', '2028']],
    },
    { code: 'e("1");n.e("4725").then(a.t.bind(a,1,19))', imports: [['4725']] },
    {
      code: 'n.e("1").then(f),Promise.all([n.e("2")]).then(g)',
      imports: [['1'], ['2']],
    },
    { code: 'Promise.all([t.e("1"),fetch("/x")]).then(f)', imports: [] },
  ])('reads $code', ({ code, imports }) => {
    expect(findDynamicImports(code)).toEqual(imports);
  });
});
