import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileFormula, issuesOf } from './formula.js';
import type { Formula } from './space.js';

const is = (issue: number, ...options: number[]): Formula => ({ kind: 'is', issue, options });

for (const [name, formula, choice, expected] of [
  ['an option that is chosen holds', is(0, 1, 2), [2], true],
  ['an option that is not chosen does not', is(0, 1), [2], false],
  ['an option beyond the last one named does not', is(0, 1), [7], false],
  ['nothing is one of no options', is(0), [0], false],
  ['not turns it round', { kind: 'not', of: is(0, 1) }, [0], true],
  ['and of nothing is true', { kind: 'and', of: [] }, [0], true],
  ['or of nothing is false', { kind: 'or', of: [] }, [0], false],
  ['and of one is that one', { kind: 'and', of: [is(0, 0)] }, [1], false],
  ['and of two takes both', { kind: 'and', of: [is(0, 0), is(1, 0)] }, [0, 1], false],
  ['and of three takes all', { kind: 'and', of: [is(0, 0), is(1, 0), is(2, 0)] }, [0, 0, 0], true],
  ['or of one is that one', { kind: 'or', of: [is(0, 0)] }, [0], true],
  ['or of two takes either', { kind: 'or', of: [is(0, 0), is(1, 0)] }, [1, 0], true],
  ['or of three takes any', { kind: 'or', of: [is(0, 0), is(1, 0), is(2, 0)] }, [1, 1, 0], true],
] as [string, Formula, number[], boolean][]) {
  test(name, () => assert.equal(compileFormula(formula)(choice), expected));
}

test('a formula names each of its issues once, in order', () => {
  assert.deepEqual(issuesOf({ kind: 'or', of: [is(4, 0), { kind: 'not', of: is(1, 0) }, is(4, 2)] }), [1, 4]);
  assert.deepEqual(issuesOf({ kind: 'and', of: [] }), []);
});
