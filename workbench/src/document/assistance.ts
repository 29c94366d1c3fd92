import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import type { CaseEntry } from '../../../src/case/index.js';
import { explanation } from '../case/explanation.js';
import { outlineTree } from '../case/outlineTree.js';
import { texts } from '../texts.js';
import { completionsAt, lastWord } from './completionsAt.js';
import { placeAt, type TextPlace } from './placeAt.js';

/**
 * Completes and explains the text of a case while it is edited: keys, names and words that may stand at the cursor, with
 * what the language says of each.
 * @param entries What the case holds, as it was last read.
 */
export function assistance(entries: () => readonly CaseEntry[]): Extension {
  return [
    autocompletion({ override: [(context) => complete(context, entries())], icons: false }),
    hoverTooltip(({ state }, at) => explained(state, at) ?? null),
    shown,
    keymap.of([
      { key: 'Alt-h', run: toggle },
      { key: 'Escape', run: close },
    ]),
    COLOURS,
  ];
}

function complete(context: CompletionContext, entries: readonly CaseEntry[]): CompletionResult | null {
  const place = before(context.state, context.pos);
  if (!place) return null;
  const { typed, list } = completionsAt(place, outlineTree(entries));
  // Unasked, only where something is being typed.
  if (list.length === 0 || (!context.explicit && typed === '' && !/[@=(]\s?$/.test(place.typed))) return null;
  return {
    from: context.pos - typed.length,
    options: list.map(({ word, says, kind }, i) => ({
      label: word,
      ...(kind === 'key' ? { apply: `${word}: ` } : {}),
      ...(kind === 'name' ? { detail: says } : { info: says }),
      boost: -i / list.length,
    })),
    validFor: /^[\w.-]*$/,
  };
}

/** Where a place of the text is, read from the top-level entry in which it stands. */
function before({ doc }: EditorState, at: number): TextPlace | undefined {
  let line = doc.lineAt(at);
  while (line.number > 1 && !/^[^\s#-]/.test(line.text)) line = doc.line(line.number - 1);
  return placeAt(doc.sliceString(line.from, at));
}

/** What the word at a place means. */
function explained(state: EditorState, at: number): Tooltip | undefined {
  const line = state.doc.lineAt(at);
  const left = lastWord(line.text.slice(0, at - line.from));
  const end = at + /^[\w-]*/.exec(line.text.slice(at - line.from))![0].length;
  const place = before(state, end);
  if (!place) return undefined;
  const keys = place.at === 'key' ? [...place.keys, place.typed.trim()] : place.keys;
  const words = keys.includes('') ? [] : explanation(keys);
  if (words.length === 0) return undefined;
  return { pos: at - left.length, end, above: true, create: () => ({ dom: drawn(keys, words) }) };
}

function drawn(keys: readonly string[], words: readonly string[]): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'cm-explanation';
  for (const text of [keys.join(' › '), ...words]) {
    const p = document.createElement('p');
    p.textContent = text;
    dom.append(p);
  }
  return dom;
}

const setShown = StateEffect.define<Tooltip | null>();

/** The explanation that the keyboard asked for; it goes when the text or the cursor moves on. */
const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update: (now, { effects, docChanged, selection }) => {
    for (const effect of effects) if (effect.is(setShown)) return effect.value;
    return docChanged || selection ? null : now;
  },
  provide: (field) => showTooltip.from(field),
});

function toggle(view: EditorView): boolean {
  const tooltip = view.state.field(shown) ? undefined : explained(view.state, view.state.selection.main.head);
  const text = tooltip?.create(view).dom.textContent ?? '';
  view.dispatch({ effects: [setShown.of(tooltip ?? null), EditorView.announce.of(text || texts.noExplanation)] });
  return true;
}

function close(view: EditorView): boolean {
  if (!view.state.field(shown)) return false;
  view.dispatch({ effects: setShown.of(null) });
  return true;
}

const COLOURS = EditorView.theme({
  '.cm-explanation': { maxWidth: '24rem', padding: '.3rem .6rem', fontFamily: 'system-ui, sans-serif' },
  '.cm-explanation p': { margin: '.1rem 0' },
  '.cm-explanation p:first-child': { fontWeight: '600', overflowWrap: 'anywhere' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxWidth: 'min(32rem, 90vw)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--link)',
    color: 'var(--paper)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'var(--muted)' },
  'li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-completionMatchedText': { textDecoration: 'underline' },
  '.cm-tooltip.cm-completionInfo': { maxWidth: '20rem', padding: '.3rem .6rem', whiteSpace: 'normal' },
});
