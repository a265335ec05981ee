import { Chunk } from './bundle';
import { measureTab } from './measureTab';

const modules = {
  entry: 'plugins/slipway/src/plugin.tsx',
  tab: 'plugins/slipway/src/Tab.tsx',
};

function aChunk(chunk: Partial<Chunk>): Chunk {
  return {
    id: '1',
    code: '',
    gzipBytes: 1,
    modules: [],
    isInitial: false,
    ...chunk,
  };
}

const main = aChunk({
  id: 'main',
  isInitial: true,
  modules: [modules.entry],
  code: 'x=()=>Promise.all([t.e("kit"),t.e("main"),t.e("tab")]).then(t.bind(t,1)),y=()=>t.e("page").then(t.bind(t,2))',
  gzipBytes: 1000,
});
const tab = aChunk({
  id: 'tab',
  modules: [modules.tab],
  code: 'Promise.all([t.e("kit"),t.e("chart")]).then(f),t.e("logs").then(g),t.e("logs").then(h)',
  gzipBytes: 20,
});
const others = [
  aChunk({ id: 'kit', modules: ['node_modules/kit.js'], gzipBytes: 300 }),
  aChunk({
    id: 'chart',
    modules: ['node_modules/d3.js', 'plugins/slipway/src/Chart.tsx'],
    gzipBytes: 4,
  }),
  aChunk({ id: 'logs', modules: ['node_modules/logs.js'], gzipBytes: 5 }),
  aChunk({ id: 'page', modules: ['plugins/slipway/src/Page.tsx'] }),
];

describe('measureTab', () => {
  it('counts what opening the tab loads, and its lazy parts beside it', () => {
    expect(measureTab([main, tab, ...others], modules)).toEqual({
      tab: 320,
      lazy: [
        { module: 'node_modules/logs.js', bytes: 5 },
        { module: 'plugins/slipway/src/Chart.tsx', bytes: 4 },
      ],
    });
  });

  it.each([
    {
      wrong: 'a tab in the chunks that every page loads',
      chunks: [{ ...main, modules: Object.values(modules) }],
      message: 'the tab is no part of its own',
    },
    {
      wrong: 'a tab that is nowhere',
      chunks: [main, ...others],
      message: 'Tab.tsx is in no chunk',
    },
  ])('refuses $wrong', ({ chunks, message }) => {
    expect(() => measureTab(chunks, modules)).toThrow(message);
  });
});
