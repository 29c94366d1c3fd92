import type { Diagnostic, Place } from '../../shared/diagnostic.js';
import { error, MAX_ISSUES, MAX_OPTIONS, quoted, tooMany } from './file.js';
import { descendants, type XmlAttribute, type XmlElement } from './xml.js';

/** An issue as the domain file declares it. */
export interface GeniusIssue {
  name: string;
  /** Number by which weights, and issues of the same name, are told apart. */
  index: string;
  kind: 'discrete' | 'integer';
  options: string[];
  /** Smallest value of an integer issue, largest likewise. */
  lower: number;
  upper: number;
}

/**
 * The issues of a GENIUS domain file in the order of the file, which is the order of GENIUS's own enumeration. Issues
 * below nested objectives count like all others.
 */
export function readGeniusDomain(root: XmlElement, diagnostics: Diagnostic[]): GeniusIssue[] {
  const issues: GeniusIssue[] = [];
  let found = 0;
  for (const element of descendants(root)) {
    if (element.name !== 'issue') continue;
    found++;
    const issue = readIssue(element, diagnostics);
    if (issue) issues.push(issue);
  }
  if (found === 0) {
    diagnostics.push(error('no-issues', root.at, 'the domain has no issues, so there is nothing to agree on'));
  }
  const options = issues.reduce((sum, issue) => sum + issue.options.length, 0);
  diagnostics.push(
    ...tooMany('issues', found, MAX_ISSUES, root.at),
    ...tooMany('options', options, MAX_OPTIONS, root.at),
  );
  return issues;
}

function readIssue(element: XmlElement, diagnostics: Diagnostic[]): GeniusIssue | undefined {
  const name = element.attributes.get('name')?.value;
  if (name === undefined || name.trim() === '') {
    diagnostics.push(error('missing', element.at, 'an issue has no name'));
    return undefined;
  }
  const kind = geniusType(element);
  const index = element.attributes.get('index')?.value.trim() ?? '';
  if (kind === 'discrete') {
    const options = readItems(element, name, diagnostics);
    return options && { name, index, kind, options, lower: 0, upper: 0 };
  }
  if (kind === 'integer') {
    const range = readRange(element, name, diagnostics);
    return range && { name, index, kind, options: integers(range.lower, range.upper), ...range };
  }
  const why =
    kind === 'real' ? 'a real-valued issue has infinitely many options' : 'known are discrete and integer issues';
  const rest = { why, instead: 'list the options that matter as items of a discrete issue' };
  diagnostics.push(error('issue-type', element.at, `issue ${quoted(name)} is of type ${quoted(kind)}`, rest));
  return undefined;
}

/** GENIUS writes the type up to three times and reads `type` first; without any it takes an issue as discrete. */
export function geniusType(issue: XmlElement): string {
  const { attributes } = issue;
  const stated = attributes.get('type') ?? attributes.get('etype') ?? attributes.get('vtype');
  return stated?.value.trim().toLowerCase() ?? 'discrete';
}

function readItems(element: XmlElement, issue: string, diagnostics: Diagnostic[]): string[] | undefined {
  const options = new Map<string, Place>();
  const items = element.children.filter((child) => child.name === 'item');
  if (items.length === 0) {
    diagnostics.push(error('no-options', element.at, `issue ${quoted(issue)} has no items, so no package exists`));
    return undefined;
  }
  let sound = true;
  for (const item of items) {
    const value = item.attributes.get('value');
    const first = value && options.get(value.value);
    if (value === undefined) {
      diagnostics.push(error('missing', item.at, `an item of issue ${quoted(issue)} has no value`));
      sound = false;
    } else if (first) {
      const also = [{ at: first, what: 'first given here' }];
      const rest = { why: 'the same package would be counted twice', also };
      const what = `issue ${quoted(issue)} has the item ${quoted(value.value)} twice`;
      diagnostics.push(error('duplicate-option', value.at, what, rest));
      sound = false;
    } else options.set(value.value, value.at);
  }
  return sound ? [...options.keys()] : undefined;
}

/** Bounds stand as attributes of the issue or of a `range` within it. */
export function boundsOf(element: XmlElement): { lower?: XmlAttribute; upper?: XmlAttribute } {
  const range = element.children.find((child) => child.name === 'range');
  const lower = element.attributes.get('lowerbound') ?? range?.attributes.get('lowerbound');
  const upper = element.attributes.get('upperbound') ?? range?.attributes.get('upperbound');
  return { ...(lower && { lower }), ...(upper && { upper }) };
}

function readRange(element: XmlElement, issue: string, diagnostics: Diagnostic[]) {
  const bounds = boundsOf(element);
  const lower = Number(bounds.lower?.value.trim() || Number.NaN);
  const upper = Number(bounds.upper?.value.trim() || Number.NaN);
  const at = (Number.isSafeInteger(lower) ? bounds.upper : bounds.lower)?.at ?? element.at;
  if (!Number.isSafeInteger(lower) || !Number.isSafeInteger(upper)) {
    const what = `integer issue ${quoted(issue)} needs whole numbers as lowerbound and upperbound`;
    diagnostics.push(error('range', at, what));
  } else if (upper < lower) {
    const what = `issue ${quoted(issue)} runs from ${lower} to ${upper}, so it has no options`;
    diagnostics.push(error('range', at, what));
  } else if (upper - lower >= MAX_OPTIONS) {
    const what = `issue ${quoted(issue)} has ${upper - lower + 1} options; at most ${MAX_OPTIONS} are read`;
    diagnostics.push(error('too-large', at, what));
  } else return { lower, upper };
  return undefined;
}

function integers(lower: number, upper: number): string[] {
  return Array.from({ length: upper - lower + 1 }, (_, i) => String(lower + i));
}
