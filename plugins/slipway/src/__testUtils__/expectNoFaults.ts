import axe from 'axe-core';

/** Expects that axe-core finds nothing serious in what is shown. */
export async function expectNoFaults(container: Element): Promise<void> {
  const { violations } = await axe.run(container, {
    // jsdom computes no layout and no colours, and a part of a page has no landmarks.
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`,
      ),
  ).toEqual([]);
}
