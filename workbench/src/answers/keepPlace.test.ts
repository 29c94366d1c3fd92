import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { keepPlace } from './keepPlace.js';

/** What of a chapter has the focus after other markup was put in, by its text. */
function focusAfter(before: string, at: string, after: string): string | undefined {
  const root = parseHTML(`<main>${before}</main>`).document.querySelector('main')!;
  let focused: string | undefined;
  Object.assign(root, { activeElement: root.querySelector(at) });
  keepPlace(root as unknown as ShadowRoot, () => {
    root.innerHTML = after;
    for (const one of root.querySelectorAll('*')) {
      Object.assign(one, { focus: () => (focused = one.textContent ?? undefined) });
    }
  });
  return focused;
}

test('a link that has the focus keeps it when its chapter is made anew, as the same one of those to its place', () => {
  const links = '<a href="#g-s">first</a> <a href="#g-t">other</a> <a class="here" href="#g-s">second</a>';
  assert.equal(focusAfter(links, '.here', links), 'second');
  assert.equal(focusAfter(links, '.here', '<p>new</p> <a href="#g-s">the only one</a>'), 'the only one');
  assert.equal(focusAfter(links, '.here', '<a href="#g-t">other</a>'), undefined);
});

test('an element of an id keeps the focus by that, and nothing gets it where nothing had it', () => {
  assert.equal(focusAfter('<b id="x">old</b>', 'b', '<b id="y">another</b> <b id="x">new</b>'), 'new');
  assert.equal(focusAfter('<b id="x">old</b>', 'i', '<b id="x">new</b>'), undefined);
});
