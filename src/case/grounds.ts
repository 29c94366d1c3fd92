import type { Records } from '../evidence/index.js';
import type { Place } from '../shared/diagnostic.js';
import type { Ground, Judgement, Source } from './case.js';
import type { Problems } from './problems.js';
import { recordsNear } from './record-names.js';
import type { MapNode, TextNode } from './tree.js';

/** The file name of assignments on the command line, and the ground of a number that is given there without one. */
const SET = '--set';

/** Finds what a ground stands for, and which one a number inherits. */
export class Grounds {
  readonly #resolved = new Map<TextNode, Ground | undefined>();

  constructor(
    readonly sources: Record<string, Source>,
    readonly judgements: Record<string, Judgement>,
    readonly records: Pick<Records, 'classes' | 'curves' | 'models'>,
    /** Names of the files, the extending case first. */
    readonly files: readonly string[],
    readonly problems: Problems,
  ) {}

  /** @param name Without the `@`: `p6`, `article/p6`, `article`, `cost`, `class/ID`, `curve/ID`, `model/ID`. */
  resolve(name: string, at: Place): Ground | undefined {
    const [, only] = /^p(\d+)$/.exec(name) ?? [];
    const [, of, paragraph] = /^([^/]+)\/p(\d+)$/.exec(name) ?? [];
    if (name.startsWith('class/')) return this.#record('class', name.slice(6), at);
    if (name.startsWith('curve/')) return this.#record('curve', name.slice(6), at);
    if (name.startsWith('model/')) return this.#record('model', name.slice(6), at);
    if (only !== undefined) {
      const ids = Object.keys(this.sources);
      if (ids.length === 1) return this.#paragraph(ids[0]!, Number(only), at);
      this.problems.error('which-source', at, `paragraph ${only} of which source?`, {
        ...(ids.length
          ? {
              instead: ids
                .slice(0, 5)
                .map((id) => `${id}/p${only}`)
                .join(', or '),
            }
          : { why: 'the case names no source', instead: 'sources: {article: {title: …}}' }),
      });
      return undefined;
    }
    if (of !== undefined && Object.hasOwn(this.sources, of)) return this.#paragraph(of, Number(paragraph), at);
    if (Object.hasOwn(this.sources, name)) return { key: name, kind: 'source', id: name };
    if (Object.hasOwn(this.judgements, name)) return { key: name, kind: 'judgement', id: name };
    const known = [...Object.keys(this.sources), ...Object.keys(this.judgements)];
    this.problems.unknown(
      'unknown-ground',
      at,
      'ground',
      name,
      of === undefined ? known : Object.keys(this.sources).map((s) => `${s}/p${paragraph}`),
    );
    return undefined;
  }

  /** The ground written in a `ground:`; each is resolved, and complained about, once. */
  written(node: TextNode): Ground | undefined {
    if (!this.#resolved.has(node)) this.#resolved.set(node, this.resolve(node.text.replace(/^@/, ''), node.at));
    return this.#resolved.get(node);
  }

  /**
   * The nearest enclosing ground. What a case inherits from another keeps the grounds of that other: a `ground:` at the
   * top of a variant speaks for the variant's numbers alone.
   */
  inherited(file: string, enclosing: readonly MapNode[]): Ground | undefined {
    if (file === SET) return { key: SET, kind: 'judgement', id: SET };
    const rank = Math.max(0, this.files.indexOf(file));
    for (let i = enclosing.length - 1; i >= 0; i--) {
      const node = enclosing[i]!.grounds.find((g) => Math.max(0, this.files.indexOf(g.file.name)) >= rank);
      if (node) return this.written(node);
    }
    return undefined;
  }

  #record(kind: 'class' | 'curve' | 'model', id: string, at: Place): Ground | undefined {
    const all = { class: this.records.classes, curve: this.records.curves, model: this.records.models };
    const known = all[kind];
    if (Object.hasOwn(known, id)) return { key: `${kind}/${id}`, kind, id };
    const other = (['class', 'curve', 'model'] as const).find((k) => Object.hasOwn(all[k], id));
    if (other)
      this.problems.error('class-or-curve', at, `${id} is a ${other}, not a ${kind}`, { instead: `${other}/${id}` });
    else {
      const called = kind === 'class' ? 'reference class' : kind;
      this.problems.unknown(`unknown-${kind}`, at, called, id, Object.keys(known), recordsNear(id, known));
    }
    return undefined;
  }

  #paragraph(id: string, paragraph: number, at: Place): Ground | undefined {
    const { paragraphs } = this.sources[id]!;
    if (paragraph < 1 || paragraph > (paragraphs ?? 1e6)) {
      this.problems.error('no-such-paragraph', at, `${id} has no paragraph ${paragraph}`, {
        ...(paragraphs ? { why: `it has ${paragraphs} paragraphs` } : { instead: `${id}/p1` }),
      });
      return undefined;
    }
    return { key: `${id}/p${paragraph}`, kind: 'source', id, paragraph };
  }
}
