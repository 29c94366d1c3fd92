import { history, redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import { EditorState, type Extension, Transaction, type TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { type Beside, beside, changeBeside, NOTHING_BESIDE } from './beside.js';

/**
 * The text of the case, the one thing that is edited. Whoever changes it, the editor or a form, hands in a change of
 * text: so comments and order survive. What the user lays beside it, such as drafts of packages, stands in the same state,
 * so that undo and redo hold for everything, one step after the other. Works without an editor in the page.
 */
export class CaseDocument {
  #state: EditorState;
  #view: EditorView | undefined;
  #version = 1;
  #listeners = new Set<() => void>();

  constructor(text: string, extensions: Extension = [], laid: Beside = NOTHING_BESIDE) {
    this.#state = EditorState.create({ doc: text, extensions: [history(), beside.init(() => laid), extensions] });
  }

  get state(): EditorState {
    return this.#state;
  }

  get text(): string {
    return this.#state.doc.toString();
  }

  get beside(): Beside {
    return this.#state.field(beside);
  }

  /** Rises with each change of the text. */
  get version(): number {
    return this.#version;
  }

  get canUndo(): boolean {
    return undoDepth(this.#state) > 0;
  }

  get canRedo(): boolean {
    return redoDepth(this.#state) > 0;
  }

  /** Called after every change of the text, and of what is beside it. @returns A function that ends it. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The editor that shows this text from now on; none when it is taken out of the page. */
  show(view: EditorView | undefined): void {
    this.#view = view;
  }

  /** For the editor: takes over what was typed. */
  apply(transactions: readonly Transaction[]): void {
    this.#view?.update(transactions);
    const last = transactions.at(-1);
    if (!last) return;
    const before = this.beside;
    this.#state = last.state;
    const changed = transactions.some(({ docChanged }) => docChanged);
    if (changed) this.#version++;
    if (changed || this.beside !== before) for (const listener of this.#listeners) listener();
  }

  dispatch(...specs: TransactionSpec[]): void {
    this.apply([this.#state.update(...specs)]);
  }

  /**
   * Changes the stretches that differ, as one step that can be undone.
   * @param joined Whether it belongs to the step before: a drag is undone as a whole.
   */
  replaceText(text: string, joined = false): void {
    const before = this.text;
    if (text === before) return;
    let start = 0;
    while (start < before.length && start < text.length && before[start] === text[start]) start++;
    let end = 0;
    const most = Math.min(before.length, text.length) - start;
    while (end < most && before[before.length - 1 - end] === text[text.length - 1 - end]) end++;
    this.dispatch({
      changes: { from: start, to: before.length - end, insert: text.slice(start, text.length - end) },
      // The history joins an event of this name to the last one, however far apart they are.
      annotations: Transaction.userEvent.of(joined ? 'input.type.compose' : 'input.form'),
    });
  }

  /** Changes several stretches of the text at once, and what is beside it with them: one step that can be undone. */
  change(changes: readonly { from: number; to: number; insert: string }[], part: Partial<Beside>): void {
    const annotations = Transaction.userEvent.of('input.form');
    this.dispatch({ ...(Object.keys(part).length > 0 && changeBeside(part, true)), changes, annotations });
  }

  /** Changes what is beside the text. @param isStep Whether that is a step that can be undone. */
  lay(part: Partial<Beside>, isStep: boolean): void {
    this.dispatch(changeBeside(part, isStep));
  }

  undo(): void {
    undo({ state: this.#state, dispatch: (transaction) => this.apply([transaction]) });
  }

  redo(): void {
    redo({ state: this.#state, dispatch: (transaction) => this.apply([transaction]) });
  }
}
