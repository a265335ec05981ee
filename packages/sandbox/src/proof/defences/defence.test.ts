import { parseDefence } from './defence';

const diff = `diff --git a/a.ts b/a.ts
--- a/a.ts
+++ b/a.ts
@@ -1 +1 @@
-Tests: not a head
+gone
`;

describe('parseDefence', () => {
  it('reads what is taken out, and the tests that have to notice', () => {
    const patch = `Takes out: the fence\nTests: plugins/a/src/a.test.ts\n       plugins/b/src/b.test.ts\nOnly: lost at intent\n\n${diff}`;
    expect(parseDefence('F14-fence.patch', patch)).toEqual({
      number: 'F14',
      name: 'F14-fence.patch',
      takesOut: 'the fence',
      tests: ['plugins/a/src/a.test.ts', 'plugins/b/src/b.test.ts'],
      only: 'lost at intent',
      patch,
    });
  });

  it.each([
    ['fence.patch', diff, 'is not called after a fault or an attack'],
    ['F99.patch', diff, 'is not called after a fault or an attack'],
    ['F14.patch', diff, 'has no line "Takes out: …"'],
    ['F14.patch', `Takes out: it\n${diff}`, 'has no line "Tests: …"'],
  ])('refuses %s without what it needs: %#', (name, patch, complaint) => {
    expect(() => parseDefence(name, patch)).toThrow(complaint);
  });
});
