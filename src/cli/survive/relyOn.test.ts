import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { relyOn } from './relyOn.js';

test('a command of which any check failed ends with status 3 and says why; one that was not checked does not', () => {
  const told = mock.method(console, 'error', () => {});
  try {
    assert.equal(relyOn([{ holds: true }, undefined]), 0);
    assert.equal(told.mock.callCount(), 0);
    assert.equal(relyOn([{ holds: true }, { holds: false, problem: 'loglik is 1, not 2' }]), 3);
    const said = told.mock.calls.map((call) => String((call.arguments as unknown[])[0]));
    assert.deepEqual(said, ['abide: the check failed: loglik is 1, not 2; do not rely on these numbers']);
  } finally {
    told.mock.restore();
  }
});
