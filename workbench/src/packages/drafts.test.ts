import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Case } from '../../../src/case/index.js';
import { MINIMAL_CASE } from '../../../src/case/index.js';
import { caseOf, EXAMPLE, readText } from '../../../src/case/testing.js';
import type { PackageByName } from '../../../src/lens/index.js';
import { withOption } from '../../../src/lens/packages/withOption.js';
import { changed, changesInWords, draftOf, withPinned, writtenInto } from './drafts.js';

const PLAN: PackageByName = {
  id: 'plan',
  name: 'The plan',
  found: false,
  options: { flow: 'shared', court: 'joint', dam: 'small', pledge: 'given' },
};

function written(text: string, c: Case, draft: ReturnType<typeof draftOf>): string {
  const result = writtenInto(text, c, draft);
  assert.ok('text' in result, JSON.stringify(result));
  return result.text;
}

test('a draft has an id that nothing else has, and remembers what it was made from', () => {
  const c = caseOf(EXAMPLE);
  const first = draftOf(c, PLAN, { ...PLAN.options, dam: 'none' }, []);
  assert.equal(first.id, 'draft-1');
  assert.equal(first.name, 'draft 1: The plan with 1 change');
  const second = draftOf(c, first, { ...PLAN.options, dam: 'none', pledge: 'none' }, [first]);
  assert.equal(second.id, 'draft-2');
  assert.deepEqual(second.from, PLAN);
  assert.equal(second.name, 'draft 2: The plan with 2 changes');
  assert.equal(changed(c, second, PLAN.options).name, 'draft 2: The plan');
});

test('a draft that changes takes its own place, and another one comes to the end', () => {
  const c = caseOf(EXAMPLE);
  const draft = draftOf(c, PLAN, { ...PLAN.options, dam: 'none' }, []);
  const again = changed(c, draft, { ...PLAN.options, dam: 'large' });
  assert.deepEqual(withPinned([PLAN, draft], again), [PLAN, again]);
  assert.deepEqual(withPinned([PLAN], again), [PLAN, again]);
});

test('changes are told in the words of the case', () => {
  const c = caseOf(EXAMPLE);
  assert.deepEqual(changesInWords(c, PLAN.options, { ...PLAN.options, flow: 'free', court: null }), [
    'Water flow: As it comes (was Shared)',
    'Court: does not arise (was Joint court)',
  ]);
});

test('written into the text a draft is like the package that it was made from, and nothing else changes', () => {
  const c = caseOf(EXAMPLE);
  const draft = draftOf(c, PLAN, { ...PLAN.options, pledge: 'none', dam: 'none' }, []);
  const line = '  draft-1: {name: "The plan with 2 changes", like: plan, but: {dam: none, pledge: none}}\n';
  const text = written(EXAMPLE, c, draft);
  assert.equal(text.replace(line, ''), EXAMPLE);
  assert.notEqual(text, EXAMPLE);
});

test('whatever its options, a written draft is read as the package that it is', () => {
  const c = caseOf(EXAMPLE);
  const starts = [PLAN, { ...PLAN, id: 'found', found: true }, { ...PLAN, id: 'open-plan' }];
  const moves = c.issues.flatMap(({ id, options }) => options.map((option) => [id, option.id] as const));
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.array(fc.constantFrom(...moves), { maxLength: 5 }), (start, chosen) => {
      let options = start.options;
      for (const [issue, option] of chosen)
        if (options[issue] !== null) options = withOption(c, options, issue, option);
      const draft = draftOf(c, start, options, []);
      const { case: read, diagnostics } = readText(written(EXAMPLE, c, draft));
      // Some break a rule of the case, which the text may not; then the reader says so and of nothing else.
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) return errors.every(({ code }) => code === 'package-breaks-rule');
      assert.deepEqual(read!.packages.find(({ id }) => id === 'draft-1')!.options, options);
      return true;
    }),
  );
});

test('a case that names no package yet gets its first', () => {
  const c = caseOf(MINIMAL_CASE);
  const start = { id: 'found', name: 'the package nearest to agreement', found: true, options: { price: 'low' } };
  const text = written(MINIMAL_CASE, c, draftOf(c, start, { price: 'high' }, []));
  assert.deepEqual(caseOf(text).packages[0]!.options, { price: 'high' });
  const empty = `${MINIMAL_CASE}packages:\n`;
  assert.equal(readText(written(empty, c, draftOf(c, start, { price: 'high' }, []))).case?.packages.length, 1);
});

test('a name that would be read as something else is written in quotes', () => {
  const c = caseOf(EXAMPLE);
  for (const name of ['a: b, {c} # "d"', '</script><img src=x onerror=alert(1)>', 'two\nlines', '& * ! | > \' " % @']) {
    const draft = draftOf(c, { ...PLAN, name }, PLAN.options, []);
    assert.equal(caseOf(written(EXAMPLE, c, draft)).packages.at(-1)!.name, name);
  }
});
