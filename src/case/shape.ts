import { isId, whyNotId } from './id.js';
import { foreignLetter } from './letters.js';
import type { Problems } from './problems.js';
import { isQuantiles } from './quantile-map.js';
import type { ListNode, MapNode, Node } from './tree.js';

/**
 * What may stand at a place of a case. From one definition come the checker ({@link checkShape}) and the JSON Schema
 * (json-schema.ts), so that the editor and `abide check` know the same keys.
 */
export type Shape =
  /** Words; with `among`, one of these (`meant`: other words that people write there, and what to do about them); with `pattern`, words of that form. */
  | {
      kind: 'text';
      about: string;
      among?: readonly string[];
      meant?: Record<string, [what: string, instead: string]>;
      pattern?: Pattern;
      /** It is the name of something of the case. */
      cites?: Cited;
      /** So is what follows these words: `attack on ua`. */
      citesAfter?: [words: string, cited: Cited];
      /** A ground may stand behind it, after `@`. */
      grounded?: true;
    }
  /** A scalar of the language: a quantity, unit, ground; or a map of quantiles. `orWord`: a word that may stand in its place; `form`: how it is written where `20 to 45` is not. */
  | { kind: 'number'; about: string; orWord?: string; form?: string }
  /** A number, or a map of numbers to the conditions under which they hold; the last to `otherwise`. */
  | { kind: 'cases'; about: string }
  | { kind: 'condition'; about: string }
  /** Fixed keys, and where `names` is set any further names, all of the same shape. Every map may have `ground`. */
  | {
      kind: 'map';
      about: string;
      keys?: Record<string, Shape>;
      required?: readonly string[];
      names?: Shape;
      /** What these names are of; left out where the map defines them. */
      namesCite?: Cited;
      atLeast?: number;
      /** Other keys that people write there, and what to do about them. */
      meant?: Record<string, [what: string, instead: string]>;
    }
  | { kind: 'list'; about: string; of: Shape; atLeast?: number }
  /** Told apart by what is written: a text, a list or a map; at most one of each. */
  | { kind: 'either'; about: string; of: readonly Shape[] };

/**
 * What a name in a case may stand for; an option is one of the issue that is named before it. A number is named by its
 * path; a model is one of the record, covariates and their levels are those of the model that stands beside them.
 */
export type Cited =
  | 'party'
  | 'issue'
  | 'option'
  | 'package'
  | 'form'
  | 'stance'
  | 'event'
  | 'level'
  | 'ground'
  | 'number'
  | 'model'
  | 'covariate'
  | 'covariate-level';

interface Pattern {
  /** Regular expression. */
  is: string;
  /** In words. */
  form: string;
  /** Least and largest whole number of that form, which YAML reads as a number. */
  whole?: [number, number];
  /** A day of it has to be one that the calendar has. */
  calendar?: true;
}

/** The key that every map may have. */
export const GROUND: Shape = {
  kind: 'text',
  about: 'What the numbers in this map rest on unless they say otherwise: p6, article/p6, a judgement, class/ID.',
  cites: 'ground',
};

/**
 * Reports every unknown or missing key, every name that is not one, and every value of the wrong kind.
 *
 * @param parties Names of the parties of the case, to say what could stand where one is missing.
 */
export function checkShape(
  node: Node,
  shape: Shape,
  path: string,
  parties: readonly string[],
  problems: Problems,
): void {
  if (node.kind === 'empty') {
    if (node.refused) return;
    problems.error('empty-value', node.keyAt, `nothing is written for ${path || 'the case'}`, {
      instead: wanted(shape, parties),
    });
    return;
  }
  if (otherNotation(node, shape, problems)) return;
  const fitting = shape.kind === 'either' ? shape.of.find((s) => fits(node, s)) : fits(node, shape) ? shape : undefined;
  if (!fitting) {
    const written =
      node.kind === 'text' ? `'${node.text.slice(0, 40)}'` : node.kind === 'list' ? 'a list' : 'a map of keys';
    problems.error('wrong-kind', node.at, `${path || 'a case'} cannot be ${written}`, {
      instead: wanted(shape, parties),
    });
    return;
  }
  if (fitting.kind === 'map') checkMap(node as MapNode, fitting, path, parties, problems);
  else if (fitting.kind === 'cases' && node.kind === 'map' && !isQuantiles(node))
    checkCases(node, path, parties, problems);
  else if (fitting.kind === 'list') checkList(node as ListNode, fitting, path, parties, problems);
  else if (fitting.kind === 'text' && node.kind === 'text') {
    const meant = fitting.meant?.[node.text.trim()];
    if (meant) {
      problems.error('unknown-word', node.at, meant[0], {
        instead: meant[1].replaceAll('NAME', path.split('.')[1] ?? 'NAME'),
      });
    } else if (fitting.among && !fitting.among.includes(node.text)) {
      problems.unknown('unknown-word', node.at, `value of ${path}`, node.text, fitting.among);
    } else if (fitting.pattern && !new RegExp(fitting.pattern.is).test(node.text)) {
      problems.error('wrong-form', node.at, `${path} cannot be '${node.text.slice(0, 60)}'`, {
        instead: fitting.pattern.form,
      });
    } else if (fitting.pattern?.calendar && !isDay(node.text)) {
      const [year, month] = node.text.split('-').map(Number);
      problems.error('wrong-form', node.at, `${path} cannot be '${node.text}': there is no such day`, {
        instead: `a day up to ${node.text.slice(0, 8)}${daysIn(year!, month!)}`,
      });
    } else if (node.text.trim() === '') {
      problems.error('empty-value', node.at, `nothing is written for ${path}`, { instead: wanted(fitting, parties) });
    } else if (DISPLAYED.test(path)) {
      const why = foreignLetter(node.text);
      if (why) problems.warning('look-alike-letter', node.at, 'letters of two alphabets in one word', { why });
    }
  }
}

function checkMap(
  node: MapNode,
  shape: Shape & { kind: 'map' },
  path: string,
  parties: readonly string[],
  problems: Problems,
): void {
  const keys = shape.keys ?? {};
  let names = 0;
  for (const { key, keyAt, value, quoted } of node.entries) {
    const below = path ? `${path}.${key}` : key;
    const known = key === 'ground' ? GROUND : Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (known) checkShape(value, known, below, parties, problems);
    else if (shape.names) {
      names++;
      if (!isId(key)) problems.badName(key, 'error', ...whyNotId(key, keyAt, quoted));
      else if (!quoted && YAML_WORDS.has(key)) {
        problems.badName(
          key,
          'warning',
          'yaml-word',
          keyAt,
          `other programs that open this file may read the name '${key}' as the answer ${/^(y|yes|on)$/.test(key) ? 'yes' : 'no'}`,
          { instead: `another name, or "${key}" in quotes` },
        );
      }
      checkShape(value, shape.names, below, parties, problems);
    } else if (shape.meant && Object.hasOwn(shape.meant, key)) {
      const [what, instead] = shape.meant[key]!;
      problems.error('unknown-key', keyAt, what, { instead });
    } else {
      problems.unknown('unknown-key', keyAt, path ? `key of ${path}` : 'key', key, [...Object.keys(keys), 'ground']);
    }
  }
  const missing = (shape.required ?? []).filter((key) => !node.entries.some((e) => e.key === key));
  if (missing.length) {
    const lines = missing.slice(0, 3).map((key) => `${key}: ${wanted(keys[key]!, parties)}`);
    problems.error('missing-key', node.keyAt, `${path || 'the case'} has no ${missing.join(', ')}`, {
      instead: lines.join('; '),
    });
  }
  if (names < (shape.atLeast ?? 0)) {
    problems.error('too-few', node.keyAt, `${path} names ${names}; it takes at least ${shape.atLeast}`, {
      why: shape.about,
    });
  }
}

/** The keys are numbers: whether they are, and whether the last case is `otherwise`, is seen as they are read. */
function checkCases(node: MapNode, path: string, parties: readonly string[], problems: Problems): void {
  for (const { key, value } of node.entries) {
    checkShape(value, key === 'ground' ? GROUND : { kind: 'condition', about: '' }, path, parties, problems);
  }
}

function checkList(
  node: ListNode,
  shape: Shape & { kind: 'list' },
  path: string,
  parties: readonly string[],
  problems: Problems,
): void {
  for (const item of node.items) checkShape(item, shape.of, path, parties, problems);
  if (node.items.length < (shape.atLeast ?? 0)) {
    problems.error('too-few', node.keyAt, `${path} lists ${node.items.length}; it takes at least ${shape.atLeast}`);
  }
}

/** Quantities that are lists in other notations, where a number is wanted. */
function otherNotation(node: Node, shape: Shape, problems: Problems): boolean {
  const among = shape.kind === 'either' ? shape.of : [shape];
  const wantsNumber = among.some((s) => s.kind === 'number' || s.kind === 'cases');
  if (!wantsNumber || (node.kind === 'list' && among.some((s) => s.kind === 'list'))) return false;
  if (node.kind === 'list') {
    const ends = node.items.flatMap((i) => (i.kind === 'text' ? [i.text] : []));
    const instead = ends.length === 2 ? ends.join(' to ') : '… to …';
    problems.error('interval-form', node.at, 'a list is not how an interval is written', { instead });
    return true;
  }
  return false;
}

function fits(node: Node, shape: Shape): boolean {
  if (shape.kind === 'map') return node.kind === 'map';
  if (shape.kind === 'cases') return node.kind === 'text' || node.kind === 'map';
  if (shape.kind === 'list') return node.kind === 'list';
  if (shape.kind === 'either') return shape.of.some((s) => fits(node, s));
  if (shape.kind === 'number') return node.kind === 'text' || isQuantiles(node);
  return node.kind === 'text';
}

/** What would be right, in words. */
function wanted(shape: Shape, parties: readonly string[]): string {
  switch (shape.kind) {
    case 'text':
      if (shape.cites === 'party' && parties.length > 0) return parties.join(' | ');
      return shape.among ? shape.among.join(' | ') : (shape.pattern?.form ?? 'a few words');
    case 'number':
      return `${shape.orWord ? `${shape.orWord}; or ` : ''}a number, or two as in … to …, with @p6 for paragraph 6 as its ground`;
    case 'cases':
      return `a number; or by cases: {NUMBER: CONDITION, NUMBER: otherwise}`;
    case 'condition':
      return 'a condition: ISSUE = OPTION';
    case 'map':
      return `a map${shape.keys ? ` with ${Object.keys(shape.keys).slice(0, 5).join(', ')}` : ' of names'}`;
    case 'list':
      return 'a list, as in [a, b]';
    case 'either':
      return shape.of.map((of) => wanted(of, parties)).join('; or ');
  }
}

/** Whether the calendar has this date; a month or a year always. */
function isDay(date: string): boolean {
  const [year, month, day] = date.split('-').map(Number);
  return day === undefined || day <= daysIn(year!, month!);
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Texts that people read. Names that refer to others are compared with those. */
const DISPLAYED = /(^|\.)(title|name|says)$|\.options\./;

/** What YAML 1.1 reads as a boolean. */
const YAML_WORDS = new Set(['yes', 'no', 'on', 'off', 'y', 'n']);
