import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseStore, KeptVariant } from './caseStore.js';
import { Variants } from './variants.js';

const source = (text: string) => ({ name: 'case.yaml', text, others: {} });
const shown = ({ list }: Variants) => list.map(({ number, source }) => [number, source.text]);

/** What a browser keeps, for as many tabs as want it. */
class Kept {
  readonly of = new Map<string, KeptVariant[]>();
  full = false;

  async variants(id: string) {
    return this.of.get(id) ?? [];
  }

  async changeVariants(id: string, by: (kept: readonly KeptVariant[]) => readonly KeptVariant[]) {
    if (this.full) throw new Error('no room');
    const now = [...by(this.of.get(id) ?? [])];
    this.of.set(id, now);
    return now;
  }
}

const tab = (kept: Kept | undefined, onFull = () => {}) => new Variants(() => kept as unknown as CaseStore, onFull);

test('variants belong to their case, and another page finds them there', async () => {
  const kept = new Kept();
  const one = tab(kept);
  await one.show('a');
  assert.equal(await one.keep(source('first')), 1);
  assert.equal(await one.keep(source('second')), 2);
  await one.show('b');
  assert.deepEqual(shown(one), []);
  const later = tab(kept);
  await later.show('a');
  assert.deepEqual(shown(later), [
    [1, 'first'],
    [2, 'second'],
  ]);
  await later.forget(1);
  assert.equal(await later.keep(source('third')), 3);
});

test('two tabs that keep variants of one case lose none of them', async () => {
  const kept = new Kept();
  const [one, two] = [tab(kept), tab(kept)];
  await one.show('a');
  await two.show('a');
  await one.keep(source('of one'));
  await two.keep(source('of two'));
  await one.show('a');
  for (const each of [one, two])
    assert.deepEqual(shown(each), [
      [1, 'of one'],
      [2, 'of two'],
    ]);
});

test('a case that goes on as another one takes its variants along', async () => {
  const kept = new Kept();
  const one = tab(kept);
  await one.show('a');
  await one.keep(source('text'));
  await one.goOnAs('b');
  assert.deepEqual([...kept.of.keys()], ['a', 'b']);
  await one.show('b');
  assert.deepEqual(shown(one), [[1, 'text']]);
});

test('where the browser keeps nothing, or has no room, variants last as long as the page', async () => {
  const alone = tab(undefined);
  await alone.show('a');
  await alone.keep(source('text'));
  assert.deepEqual(shown(alone), [[1, 'text']]);
  const kept = new Kept();
  kept.full = true;
  let told = 0;
  const full = tab(kept, () => told++);
  await full.show('a');
  await full.keep(source('text'));
  assert.deepEqual([shown(full), told], [[[1, 'text']], 1]);
});
