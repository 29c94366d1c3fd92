import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { anchor, attribute, html, type Markup, shown } from './markup.js';

const parsed = (markup: Markup) => parseHTML(`<!doctype html><html><body>${markup.text}</body></html>`).document.body;

/** Strings that hold what markup is made of more often than chance would give. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '/',
        '=',
        '<script>',
        '</td>',
        '&lt;',
        '<!--',
        ']]>',
        'א',
        'ب',
        '\u202e',
        'a',
        ' ',
      ),
    )
    .map((parts) => parts.join('')),
);

test('text put into a template shows as that text and makes no element but the isolation of right-to-left words', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const body = parsed(html`<p>${text}</p>`);
      assert.equal(body.textContent, shown(text));
      assert.deepEqual([...new Set([...body.querySelectorAll('*')].map((e) => e.tagName))].sort(), [
        ...(body.querySelector('bdi') ? ['BDI'] : []),
        'P',
      ]);
    }),
  );
});

test('an attribute holds its text and cannot be left', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const body = parsed(html`<p title="${attribute(text)}"></p>`);
      assert.equal(body.querySelectorAll('*').length, 1);
      assert.equal(body.firstElementChild?.getAttribute('title'), shown(text));
    }),
  );
});

test('no character that changes the direction of text after it stays invisible', () => {
  assert.equal(shown('safe\u202egnp.exe'), 'safe\\u{202e}gnp.exe');
  assert.equal(shown('half \ud800 pair'), 'half \\u{d800} pair');
  assert.equal(shown('می\u200cخواهد'), 'می\u200cخواهد');
  assert.equal(shown('\u{1f54a} dove'), '\u{1f54a} dove');
});

test('a right-to-left name stands alone between left-to-right words', () => {
  assert.equal(html`to ${'שלום עליכם (x)'} from`.text, 'to <bdi>שלום עליכם</bdi> (x) from');
});

test('a template joins lists, keeps markup, and leaves out what is undefined or false', () => {
  assert.equal(html`${[html`<b>${1}</b>`, 'x']}${undefined}${false}`.text, '<b>1</b>x');
});

const similar = fc
  .array(fc.constantFrom('/', '-', '_', '2', 'f', 'é'), { maxLength: 4 })
  .map((parts) => parts.join(''));

test('different ids have different anchors, of letters, digits, hyphens and underscores alone', () => {
  fc.assert(
    fc.property(similar, similar, (a, b) => {
      assert.match(anchor(a), /^[A-Za-z0-9_-]*$/);
      assert.equal(anchor(a) === anchor(b), a === b);
    }),
  );
});
