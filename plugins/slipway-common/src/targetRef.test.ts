import fc from 'fast-check';
import {
  normalizeEntityRef,
  parseTargetRef,
  stringifyTargetRef,
  TargetRef,
  targetNameSchema,
} from './targetRef';

describe('target references', () => {
  const text = 'component:default/backend#production/retail-cluster';

  it('are read and written', () => {
    const ref = parseTargetRef(text);
    expect(ref).toEqual({
      entityRef: 'component:default/backend',
      environment: 'production',
      target: 'retail-cluster',
    });
    expect(stringifyTargetRef(ref)).toBe(text);
  });

  it('come back as they were written', () => {
    const name = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
    fc.assert(
      fc.property(name, name, name, (entity, environment, target) => {
        const ref = {
          entityRef: `component:default/${entity}`,
          environment,
          target,
        };
        expect(parseTargetRef(stringifyTargetRef(ref))).toEqual(ref);
      }),
    );
  });

  it('come back in full, whatever the entity is called', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/);
    const name = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
    fc.assert(
      fc.property(
        fc.tuple(part, part, part),
        fc.tuple(name, name),
        ([kind, namespace, entity], [environment, target]) => {
          const entityRef = `${kind}:${namespace}/${entity}`;
          const ref = parseTargetRef(
            stringifyTargetRef({ entityRef, environment, target }),
          );
          expect(ref).toEqual({
            entityRef: entityRef.toLowerCase(),
            environment,
            target,
          });
        },
      ),
    );
  });

  it('S1: are made of any text, or refused, and never of two targets', () => {
    const texts = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('a', ':', '/', '#', 'default', '..', '%23', ' '))
        .map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(texts, written => {
        const ref = readOrRefuse(written);
        expect(ref === 'refused' || isFull(ref)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['nothing', ''],
    ['no target', 'component:default/backend#production'],
    ['no environment', 'component:default/backend'],
    ['an empty part', 'component:default/backend#/retail-cluster'],
    ['a second hash', 'component:default/backend#production/a#b'],
    ['a second slash', 'component:default/backend#production/a/b'],
    ['upper case', 'component:default/backend#Production/retail-cluster'],
    ['a wildcard', 'component:default/backend#production/*'],
  ])('are refused with %s', (_, wrong) => {
    expect(() => parseTargetRef(wrong)).toThrow(/is not a target reference/);
  });

  it('are refused with an entity reference that is none', () => {
    expect(() => parseTargetRef('backend#production/a')).toThrow(
      /is not an entity reference/,
    );
  });
});

describe('normalizeEntityRef', () => {
  it('gives the full, lower-case form', () => {
    expect(normalizeEntityRef('Component:Default/Backend')).toBe(
      'component:default/backend',
    );
  });

  it.each(['', 'backend', 'component:', '::'])('refuses %p', text => {
    expect(() => normalizeEntityRef(text)).toThrow(
      /is not an entity reference/,
    );
  });
});

describe('targetNameSchema', () => {
  it.each([
    ['a', true],
    ['retail-cluster-2', true],
    ['a'.repeat(63), true],
    ['a'.repeat(64), false],
    ['-a', false],
    ['a-', false],
    ['a.b', false],
    ['a b', false],
    ['../a', false],
  ])('%p fits: %p', (name, fits) => {
    expect(targetNameSchema.safeParse(name).success).toBe(fits);
  });
});

function readOrRefuse(text: string): TargetRef | 'refused' {
  try {
    return parseTargetRef(text);
  } catch (error) {
    expect((error as Error).name).toBe('InputError');
    return 'refused';
  }
}

/** Written again it is the same reference, with one place and one entity. */
function isFull(ref: TargetRef): boolean {
  const written = stringifyTargetRef(ref);
  return (
    written.split('#').length === 2 &&
    stringifyTargetRef(parseTargetRef(written)) === written
  );
}
