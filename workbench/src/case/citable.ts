import { type Cited, modelsBeside } from '../../../src/case/index.js';
import { GROUND } from '../../../src/case/shape.js';
import { alternatives, shapeAt } from '../../../src/case/shape-at.js';
import { inWords, pathInWords } from './outlineLabels.js';
import type { OutlineTree } from './outlineTree.js';

/** Something of the case that can be named elsewhere. */
export interface Citable {
  id: string;
  /** As the case calls it. */
  name: string;
  /** What it is listed under, where there are many. */
  group?: string;
}

/** Where the names of a kind are defined. */
const DEFINED: Partial<Record<Cited, readonly string[]>> = {
  party: ['parties'],
  issue: ['issues'],
  package: ['packages'],
  form: ['forms'],
  event: ['calendar'],
  ground: ['sources', 'judgements'],
};

/**
 * All that a name at a place may stand for, in the order of the case.
 * @param keys Of the place: an option is one of the last issue that they name.
 */
export function citable(cited: Cited, keys: readonly string[], tree: OutlineTree): Citable[] {
  if (cited === 'option') {
    const issue = keys.findLast((key, i) => i > 0 && tree.get(`issues.${key}`));
    return issue === undefined ? [] : namedBelow(`issues.${issue}.options`, tree);
  }
  if (cited === 'stance') {
    const all = tree.below('stances').flatMap(({ keys: [, party] }) => namedBelow(`stances.${party}.start`, tree));
    return all.filter(({ id }, i) => all.findIndex((one) => one.id === id) === i);
  }
  if (cited === 'level') return tree.below('balance.levels').map(({ written }) => ({ id: written, name: written }));
  if (cited === 'number') return numbersIn(tree);
  if (cited === 'model') return modelsBeside().map(({ id, what, title }) => ({ id, name: `${what}, ${title}` }));
  if (cited === 'covariate' || cited === 'covariate-level') {
    const covariates = covariatesOf(tree.get(`beside.${keys[1]}.model`)?.written ?? '');
    if (cited === 'covariate') return covariates.map(({ name, asks }) => ({ id: name, name: asks }));
    const levels = covariates.find(({ name }) => name === keys[3])?.levels ?? [];
    return levels.map((level) => ({ id: level, name: level }));
  }
  return (DEFINED[cited] ?? []).flatMap((top) => namedBelow(top, tree));
}

/** What a model beside the peace of the games asks about a case; nothing where it is none. */
export const covariatesOf = (model: string) => modelsBeside().find(({ id }) => id === model)?.covariates ?? [];

/** Numbers as they are written, by their paths; those before a condition stand where their keys do. */
function numbersIn(tree: OutlineTree): Citable[] {
  const isNumber = (keys: readonly string[]) =>
    alternatives(shapeAt(keys) ?? GROUND).some(({ kind }) => kind === 'number' || kind === 'cases');
  return tree.list.flatMap(({ keys, kind, at, keyAt }) => {
    const ofCase = at.line === keyAt.line && at.column === keyAt.column;
    if (kind !== 'text' || !(isNumber(keys) || (ofCase && isNumber(keys.slice(0, -1))))) return [];
    return [{ id: keys.join('.'), name: pathInWords(keys, tree, undefined) }];
  });
}

function namedBelow(path: string, tree: OutlineTree): Citable[] {
  return tree.below(path).flatMap(({ keys, written, kind }) => {
    const id = keys.at(-1)!;
    if (id === 'ground') return [];
    const own = ['name', 'title', 'says'].map((key) => tree.get(`${keys.join('.')}.${key}`)?.written).find(Boolean);
    const option = kind === 'text' && keys.at(-2) === 'options' ? withoutGround(written) : undefined;
    return [{ id, name: own ?? (option || inWords(id)) }];
  });
}

/** An option's name without what it rests on, in time that grows with its length: names are anybody's. */
function withoutGround(written: string): string {
  let word = written.length;
  while (word > 0 && /\S/.test(written[word - 1]!)) word--;
  const at = written.indexOf('@', word);
  return at < 0 || at === written.length - 1 ? written : written.slice(0, at).trimEnd();
}
