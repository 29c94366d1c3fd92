import type { Diagnostic } from '../../shared/diagnostic.js';
import { error, MAX_ISSUES, nearestOf, note, quoted, tooMany, warning } from './file.js';
import { boundsOf, type GeniusIssue, geniusType } from './geniusDomain.js';
import { descendants, type XmlAttribute, type XmlElement } from './xml.js';

/** A profile's contribution to a deal space: weighted points by issue and option, and the reservation value. */
export interface GeniusProfile {
  points: Float64Array[];
  threshold: number;
}

/**
 * The utilities of one GENIUS profile over the issues of its domain, as GENIUS evaluates them
 * (`AdditiveUtilitySpace.getUtility`, `EvaluatorDiscrete.normalize`, `EvaluatorInteger.getEvaluation`):
 *
 *     u(x) = Σ_i w_i · e_i(x_i) / max e_i            discrete issues; 0 where max e_i < 0.00001
 *     u(x) = Σ_i w_i · min(1, max(0, slope · (x_i − lowerbound) + offset))     integer issues
 *
 * Weights are used as they stand. Unlike GENIUS, a sum above 1 is not cut to 1, since that would hide differences
 * between packages.
 */
export function readGeniusProfile(
  root: XmlElement,
  issues: readonly GeniusIssue[],
  diagnostics: Diagnostic[],
): GeniusProfile | undefined {
  const found: Diagnostic[] = [];
  const constraints = constraintsIn(root);
  if (constraints) {
    const why = 'its utilities come from hyper-rectangles over several issues, not from a sum over issues';
    diagnostics.push(
      error('not-supported', constraints.at, 'constraint-based profiles are not supported yet', { why }),
    );
    return undefined;
  }
  const threshold = readReservation(root, found);
  const rows = readWeightedIssues(root, issues, found);
  diagnostics.push(...found);
  if (found.some((d) => d.severity === 'error')) return undefined;
  return { points: issues.map((issue) => rows.get(issue)!), threshold };
}

function constraintsIn(root: XmlElement): XmlElement | undefined {
  for (const element of descendants(root)) {
    if (element.name === 'hyperRectangle' || element.name === 'ufun') return element;
  }
  return root.attributes.get('type')?.value === 'nonlinear' ? root : undefined;
}

/** Without a reservation value GENIUS expects 0. */
function readReservation(root: XmlElement, diagnostics: Diagnostic[]): number {
  const discount = root.children.find((child) => child.name === 'discount_factor')?.attributes.get('value');
  if (discount && Number(discount.value) > 0 && Number(discount.value) < 1) {
    const why = 'utilities are those of an agreement at the start';
    diagnostics.push(note('discount', discount.at, `the discount factor ${discount.value} is not used`, { why }));
  }
  const reservation = root.children.find((child) => child.name === 'reservation');
  if (!reservation) return 0;
  const value = reservation.attributes.get('value');
  if (!value) diagnostics.push(error('missing', reservation.at, 'the reservation has no value'));
  return (value && readNumber(value, 'the reservation value', diagnostics)) ?? 0;
}

function readWeightedIssues(root: XmlElement, issues: readonly GeniusIssue[], diagnostics: Diagnostic[]) {
  const rows = new Map<GeniusIssue, Float64Array>();
  const found = [...descendants(root)].filter((element) => element.name === 'issue').length;
  diagnostics.push(...tooMany('issues', found, MAX_ISSUES, root.at));
  if (found > MAX_ISSUES) return rows;
  const seen = new Map<GeniusIssue, XmlElement>();
  let sum = 0;
  for (const group of [root, ...descendants(root)]) {
    const members = group.children.filter((child) => child.name === 'issue');
    if (members.length === 0) continue;
    const weights = readWeights(group, diagnostics);
    for (const element of members) {
      const issue = matchIssue(element, issues, diagnostics);
      if (!issue) continue;
      const before = seen.get(issue);
      if (before) {
        const also = [{ at: before.at, what: 'first given here' }];
        const what = `the profile gives issue ${quoted(issue.name)} twice`;
        diagnostics.push(error('duplicate-issue', element.at, what, { also }));
        continue;
      }
      seen.set(issue, element);
      const index = element.attributes.get('index')?.value.trim() ?? '';
      const weight = weights.get(index);
      if (weight === undefined) {
        const what = `issue ${quoted(issue.name)} has no weight (index ${quoted(index)})`;
        diagnostics.push(error('missing-weight', element.at, what));
      }
      sum += weight ?? 0;
      const row = readEvaluations(element, issue, weight ?? 0, diagnostics);
      if (row) rows.set(issue, row);
    }
  }
  for (const issue of issues) {
    if (seen.has(issue)) continue;
    const what = `the profile says nothing on issue ${quoted(issue.name)} of the domain`;
    diagnostics.push(error('missing-issue', root.at, what));
  }
  // The range that GENIUS itself calls normalised (AdditiveUtilitySpace.checkTreeNormalizationRecursive).
  const clean = !diagnostics.some((d) => d.severity === 'error');
  if (clean && issues.length > 0 && !(sum > 0.98 && sum < 1.02)) {
    const rest = { why: 'they are used as they stand, so utilities do not run up to 1' };
    const what = `the weights add up to ${Number(sum.toPrecision(6))}, not to 1`;
    diagnostics.push(warning('weights', root.at, what, rest));
  }
  return rows;
}

/** Weights of one group by index; the last of several for the same index counts, and is said. */
function readWeights(group: XmlElement, diagnostics: Diagnostic[]): Map<string, number | undefined> {
  const weights = new Map<string, number>();
  for (const element of group.children) {
    if (element.name !== 'weight') continue;
    const index = element.attributes.get('index')?.value.trim() ?? '';
    const value = element.attributes.get('value');
    if (!value) diagnostics.push(error('missing', element.at, `the weight of index ${quoted(index)} has no value`));
    if (weights.has(index)) {
      diagnostics.push(error('duplicate-weight', element.at, `index ${quoted(index)} has two weights`));
    }
    // 0 stands in for a bad weight, so that it is not reported as missing as well.
    weights.set(index, (value && readNumber(value, `the weight of index ${quoted(index)}`, diagnostics, 0)) ?? 0);
  }
  return weights;
}

/**
 * The domain's issue of the same name; among several of that name, the one with the same index. GENIUS goes by the
 * index alone, so a difference there is said.
 */
function matchIssue(element: XmlElement, issues: readonly GeniusIssue[], diagnostics: Diagnostic[]) {
  const name = element.attributes.get('name');
  const index = element.attributes.get('index')?.value.trim() ?? '';
  if (!name) {
    diagnostics.push(error('missing', element.at, 'an issue has no name'));
    return undefined;
  }
  const same = issues.filter((issue) => issue.name === name.value);
  const issue = same.find((candidate) => candidate.index === index) ?? (same.length === 1 ? same[0] : undefined);
  if (!issue) {
    const likely = nearestOf(name.value, [...new Set(issues.map((candidate) => candidate.name))], diagnostics);
    const what =
      same.length > 1
        ? `the domain has several issues ${quoted(name.value)}, none with index ${quoted(index)}`
        : `issue ${quoted(name.value)} is not in the domain`;
    diagnostics.push(error('unknown-issue', name.at, what, likely));
    return undefined;
  }
  if (issue.index !== index) {
    const what = `issue ${quoted(issue.name)} has index ${quoted(index)} here and ${quoted(issue.index)} in the domain`;
    diagnostics.push(warning('issue-index', element.at, what, { why: 'it is matched by name; GENIUS goes by index' }));
  }
  const kind = geniusType(element);
  if (kind !== issue.kind) {
    const what = `issue ${quoted(issue.name)} is ${kind} here and ${issue.kind} in the domain`;
    diagnostics.push(error('issue-type', element.at, what));
    return undefined;
  }
  return issue;
}

function readEvaluations(element: XmlElement, issue: GeniusIssue, weight: number, diagnostics: Diagnostic[]) {
  const utilities =
    issue.kind === 'integer' ? readLinear(element, issue, diagnostics) : readItems(element, issue, diagnostics);
  return utilities?.map((utility) => weight * utility);
}

/** Evaluations by option, divided by the largest. */
function readItems(element: XmlElement, issue: GeniusIssue, diagnostics: Diagnostic[]): Float64Array | undefined {
  const errorsBefore = diagnostics.length;
  const place = new Map(issue.options.map((option, i) => [option, i]));
  const evaluations = new Float64Array(issue.options.length).fill(Number.NaN);
  for (const item of element.children) {
    if (item.name !== 'item') continue;
    const value = item.attributes.get('value');
    const at = value && place.get(value.value);
    if (!value) diagnostics.push(error('missing', item.at, `an item of issue ${quoted(issue.name)} has no value`));
    else if (at === undefined) {
      const what = `issue ${quoted(issue.name)} has no item ${quoted(value.value)} in the domain`;
      const likely = nearestOf(value.value, issue.options, diagnostics);
      diagnostics.push(error('unknown-option', value.at, what, likely));
    } else {
      const evaluation = readEvaluation(item, value.value, diagnostics);
      if (!Number.isNaN(evaluations[at])) {
        const what = `item ${quoted(value.value)} of issue ${quoted(issue.name)} is evaluated twice`;
        const why = `the last one counts, as in GENIUS: ${evaluation} instead of ${evaluations[at]}`;
        diagnostics.push(warning('duplicate-option', item.at, what, { why }));
      }
      evaluations[at] = evaluation;
    }
  }
  const missing = issue.options.filter((_, i) => Number.isNaN(evaluations[i]));
  if (missing.length > 0) {
    const named = missing.slice(0, 5).map(quoted).join(', ') + (missing.length > 5 ? ', …' : '');
    diagnostics.push(error('missing-option', element.at, `issue ${quoted(issue.name)} does not evaluate ${named}`));
  }
  if (diagnostics.slice(errorsBefore).some((d) => d.severity === 'error')) return undefined;
  const largest = evaluations.reduce((a, b) => Math.max(a, b), 0);
  return evaluations.map((evaluation) => (largest < SMALLEST ? 0 : evaluation / largest));
}

/** Where all evaluations of an issue stay below this, GENIUS counts them as 0 (EvaluatorDiscrete.normalize). */
const SMALLEST = 0.00001;

/** At least 0; 0 also stands in for one that cannot be used and is reported. */
function readEvaluation(item: XmlElement, name: string, diagnostics: Diagnostic[]): number {
  const evaluation = item.attributes.get('evaluation');
  if (evaluation && evaluation.value !== 'null') {
    return readNumber(evaluation, `the evaluation of ${quoted(name)}`, diagnostics, 0) ?? 0;
  }
  diagnostics.push(error('missing', item.at, `item ${quoted(name)} has no evaluation`));
  return 0;
}

/** GENIUS knows one function for integer issues: a straight line from the lower bound, cut to 0 … 1. */
function readLinear(element: XmlElement, issue: GeniusIssue, diagnostics: Diagnostic[]): Float64Array | undefined {
  const bounds = boundsOf(element);
  for (const [bound, expected] of [
    [bounds.lower, issue.lower],
    [bounds.upper, issue.upper],
  ] as const) {
    if (bound && Number(bound.value) !== expected) {
      const what = `issue ${quoted(issue.name)} is bounded by ${quoted(bound.value)} here and ${expected} in the domain`;
      diagnostics.push(error('range', bound.at, what));
      return undefined;
    }
  }
  const evaluator = element.children.find((child) => child.name === 'evaluator');
  if (!evaluator) {
    diagnostics.push(error('missing', element.at, `integer issue ${quoted(issue.name)} has no evaluator`));
    return undefined;
  }
  const ftype = evaluator.attributes.get('ftype');
  if (ftype && ftype.value.toLowerCase() !== 'linear') {
    const why = 'GENIUS knows linear functions alone for integer issues';
    const what = `evaluator ${quoted(ftype.value)} of issue ${quoted(issue.name)} is not supported`;
    diagnostics.push(error('not-supported', ftype.at, what, { why, instead: 'ftype="linear" slope="…" offset="…"' }));
    return undefined;
  }
  const [slope, offset] = ['slope', 'offset'].map((key) => {
    const attribute = evaluator.attributes.get(key);
    if (attribute) return readNumber(attribute, `the ${key} of issue ${quoted(issue.name)}`, diagnostics);
    diagnostics.push(error('missing', evaluator.at, `the evaluator of issue ${quoted(issue.name)} has no ${key}`));
    return undefined;
  });
  if (slope === undefined || offset === undefined) return undefined;
  return Float64Array.from(issue.options, (_, i) => Math.min(1, Math.max(0, slope * i + offset)));
}

const DECIMAL = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/;

function readNumber(
  attribute: XmlAttribute,
  name: string,
  diagnostics: Diagnostic[],
  least = Number.NEGATIVE_INFINITY,
): number | undefined {
  const text = attribute.value.trim();
  const value = Number(text);
  if (!DECIMAL.test(text) || !Number.isFinite(value)) {
    const rest = /^[0-9]+,[0-9]+$/.test(text) ? { instead: text.replace(',', '.') } : {};
    diagnostics.push(error('number', attribute.at, `${name} is ${quoted(text)}, which is not a number`, rest));
    return undefined;
  }
  if (value < least) {
    diagnostics.push(error('number', attribute.at, `${name} is ${text}, less than ${least}`));
    return undefined;
  }
  return value;
}
