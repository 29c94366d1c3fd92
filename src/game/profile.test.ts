import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readEfg } from './efg/read.js';
import { readProfile } from './profile.js';

const text = readFileSync(new URL('../../../test/data/games/signal.efg', import.meta.url), 'utf8');
const { game, numbers } = readEfg({ name: 'signal.efg', text });
const read = (value: unknown) =>
  readProfile({ name: 'p.json', text: typeof value === 'string' ? value : JSON.stringify(value) }, game!, numbers!);
const problems = (value: unknown) => read(value).diagnostics.map((d) => `${d.code}: ${d.what}`);
const set = (player: number, number: number, ...chances: (string | number)[]) => ({ player, set: number, chances });
const BEHAVIOUR = [set(1, 1, 1, 0), set(1, 2, '1/3', '2/3'), set(2, 1, '0.1', 0.9), set(2, 2, 0, 1)];

test('a profile is read exactly; sets are addressed by player and number, whatever their order', () => {
  const { profile, diagnostics } = read({ behaviour: [...BEHAVIOUR].reverse(), beliefs: [set(2, 2, '1/7', '6/7')] });
  assert.deepEqual(diagnostics, []);
  const written = profile!.behaviour.map((chances) => chances.map((x) => x.toFraction()).join(' '));
  // In the order of the file's sets: chance, sender strong, receiver after A, receiver after B, sender weak.
  assert.deepEqual(written, ['9/10 1/10', '1 0', '1/10 9/10', '0 1', '1/3 2/3']);
  assert.deepEqual(
    profile!.beliefs.map((chances) => chances?.map((x) => x.toFraction()).join(' ')),
    [undefined, undefined, undefined, '1/7 6/7', undefined],
  );
});

test('what is wrong with a profile is told: missing, unknown and repeated sets, lengths, sums, numbers', () => {
  const changed = (at: number, to: unknown) => ({ behaviour: BEHAVIOUR.map((b, i) => (i === at ? to : b)) });
  const [weak] = problems({ behaviour: BEHAVIOUR.filter((_, i) => i !== 1) });
  assert.equal(weak, "missing: no behaviour is given at set 2 of player 1 'weak'");
  assert.deepEqual(problems(changed(1, set(1, 7, 1, 0))), ['unknown-set: there is no set 7 of player 1']);
  assert.deepEqual(problems(changed(1, set(0, 1, '9/10', '1/10'))).length, 1);
  assert.deepEqual(problems({ behaviour: [...BEHAVIOUR, BEHAVIOUR[0]] }), [
    'duplicate-set: set 1 of player 1 is given twice',
  ]);
  assert.deepEqual(problems(changed(2, set(2, 1, 1))), ['length: behaviour at set 1 of player 2 has 1 entry, not 2']);
  assert.deepEqual(problems(changed(2, set(2, 1, '0.33', '0.66'))), [
    'chance-sum: the chances of behaviour at set 1 of player 2 sum to 99/100, not to 1',
  ]);
  assert.deepEqual(problems(changed(2, set(2, 1, 'x', 1))), [
    "number: expected a number such as 3, -1/3 or 0.25, not 'x'",
  ]);
  assert.deepEqual(problems(changed(2, set(2, 1, '-1', 2))), ['number: the chance -1 is below 0']);
  assert.match(problems({ behaviour: 3 })[0]!, /^type: behaviour should be a list/);
  assert.match(problems('[]')[0]!, /^type: the file should be an object/);
  assert.match(problems('{"behaviour": [')[0]!, /^json: /);
});
