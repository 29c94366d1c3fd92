import { type Diagnostic, hasErrors } from '../../shared/diagnostic.js';
import type { JsonNode } from '../../shared/json.js';
import type { JsonReader } from '../../shared/jsonReader.js';
import { distinct } from '../../shared/names.js';
import type { DealSpace, SpaceIssue } from '../space.js';
import { unanimous } from './adoption.js';
import { error, MAX_ISSUES, MAX_OPTIONS, MAX_PARTIES, note, quoted, tooMany, warning } from './file.js';

/** What may stand at the top besides issues and parties; none of it is computed with. */
const ABOUT = ['title', 'source', 'licence', 'license', 'semantics', 'answers'];
const PARTY = ['name', 'file', 'role', 'reservation', 'discount', 'weights', 'evaluations'];

/**
 * Additive utilities as one JSON object, `{ issues: [{ name, options }], parties: [{ name | file, reservation, weights,
 * evaluations }] }`, read as GENIUS does: u(x) = Σ_i w_i · e_i(x_i) / max e_i, and 0 where no evaluation of an issue is
 * above 0.00001. `evaluations` has a row for each issue with a number for each of its options. All must agree.
 */
export function readAdditive(root: JsonNode, reader: JsonReader): { space?: DealSpace; diagnostics: Diagnostic[] } {
  const { diagnostics } = reader;
  const top = reader.object(root, 'the file', ['issues', 'parties', ...ABOUT], ['issues', 'parties']);
  const issues = readIssues(top?.get('issues'), reader);
  const list = top?.get('parties');
  const nodes = readParties(list, reader);
  const parties = nodes.map((node, i) => readParty(node, i, issues, reader));
  if (hasErrors(diagnostics)) return { diagnostics };
  const names = distinct(parties.map((party) => party.name));
  const space: DealSpace = {
    unit: 'utility',
    issues: issues!,
    rules: [],
    parties: parties.map((party, i) => ({ ...party, name: names[i]!, role: 'signatory', terms: [], refuses: [] })),
    adoption: unanimous(parties.length),
  };
  return { space, diagnostics };
}

/** The nodes of at least two parties and at most {@link MAX_PARTIES}; fewer or none where that is not so. */
export function readParties(list: JsonNode | undefined, reader: JsonReader): JsonNode[] {
  const nodes = (list && reader.list(list, 'parties')) ?? [];
  if (list?.kind === 'array' && nodes.length < 2) {
    const what = nodes.length === 0 ? 'there are no parties' : 'there is one party alone';
    reader.diagnostics.push(error('missing-party', reader.at(list), `${what}; an agreement takes at least two`));
  }
  if (list) reader.diagnostics.push(...tooMany('parties', nodes.length, MAX_PARTIES, reader.at(list)));
  return nodes.length > MAX_PARTIES ? [] : nodes;
}

/** A list of `{ name, options }`; undefined when the list cannot be used. */
function readIssues(node: JsonNode | undefined, reader: JsonReader): SpaceIssue[] | undefined {
  const items = node && reader.list(node, 'issues');
  if (!node || !items) return undefined;
  if (items.length === 0) {
    reader.diagnostics.push(
      error('no-issues', reader.at(node), 'there are no issues, so there is nothing to agree on'),
    );
  }
  reader.diagnostics.push(...tooMany('issues', items.length, MAX_ISSUES, reader.at(node)));
  if (items.length > MAX_ISSUES) return undefined;
  const issues = items.map((item, i) => readIssue(item, `issue ${i + 1}`, reader));
  const options = issues.reduce((sum, issue) => sum + (issue?.options.length ?? 0), 0);
  reader.diagnostics.push(...tooMany('options', options, MAX_OPTIONS, reader.at(node)));
  return issues.every((issue) => issue !== undefined) ? issues : undefined;
}

function readIssue(node: JsonNode, title: string, reader: JsonReader): SpaceIssue | undefined {
  const fields = reader.object(node, title, ['name', 'options'], ['name', 'options']);
  const nameNode = fields?.get('name');
  const optionsNode = fields?.get('options');
  const name = nameNode && reader.text(nameNode, `the name of ${title}`);
  const options = optionsNode && readOptions(optionsNode, name === undefined ? title : `issue ${quoted(name)}`, reader);
  return name === undefined || options === undefined ? undefined : { name, options };
}

/** Distinct options, at least one; numbers are taken as text. */
export function readOptions(node: JsonNode, issue: string, reader: JsonReader): string[] | undefined {
  const items = reader.list(node, `the options of ${issue}`);
  if (items?.length === 0) {
    reader.diagnostics.push(error('no-options', reader.at(node), `${issue} has no options, so no package exists`));
    return undefined;
  }
  const seen = new Map<string, JsonNode>();
  for (const item of items ?? []) {
    const option = item.kind === 'number' ? String(item.value) : reader.text(item, `an option of ${issue}`);
    if (option === undefined) continue;
    const first = seen.get(option);
    if (first) {
      const also = [{ at: reader.at(first), what: 'first given here' }];
      const rest = { why: 'the same package would be counted twice', also };
      const what = `${issue} has the option ${quoted(option)} twice`;
      reader.diagnostics.push(error('duplicate-option', reader.at(item), what, rest));
    } else seen.set(option, item);
  }
  return seen.size === items?.length ? [...seen.keys()] : undefined;
}

function readParty(node: JsonNode, i: number, issues: readonly SpaceIssue[] | undefined, reader: JsonReader) {
  const fields = reader.object(node, `party ${i + 1}`, PARTY, ['weights', 'evaluations']);
  const name = readPartyName(fields, i, reader);
  const role = fields?.get('role');
  if (role && !(role.kind === 'string' && role.value === 'signatory')) {
    const rest = { why: 'in this format every party has to agree', instead: '"signatory"' };
    reader.diagnostics.push(error('role', reader.at(role), `${name} has a role that is not known here`, rest));
  }
  const discount = fields?.get('discount');
  if (discount && discount.kind !== 'null') {
    const value = reader.number(discount, `the discount of ${name}`, 0);
    if (value !== undefined && value > 0 && value < 1) {
      const why = 'utilities are those of an agreement at the start';
      reader.diagnostics.push(note('discount', reader.at(discount), `the discount ${value} is not used`, { why }));
    }
  }
  const reservation = fields?.get('reservation');
  const threshold =
    reservation && reservation.kind !== 'null' ? reader.number(reservation, `the reservation of ${name}`) : 0;
  const points = issues ? readPoints(fields, name, issues, reader) : [];
  return { name, threshold: threshold ?? 0, points };
}

/** `name`, else `file` without its ending, else the number of the party. */
function readPartyName(fields: Map<string, JsonNode> | undefined, i: number, reader: JsonReader): string {
  const given = fields?.get('name') ?? fields?.get('file');
  const text = given && reader.text(given, `the name of party ${i + 1}`);
  return text?.replace(/\.(xml|json)$/i, '') ?? `party ${i + 1}`;
}

function readPoints(
  fields: Map<string, JsonNode> | undefined,
  name: string,
  issues: readonly SpaceIssue[],
  reader: JsonReader,
): Float64Array[] {
  const weightsNode = fields?.get('weights');
  const rowsNode = fields?.get('evaluations');
  const perIssue = `one for each of the ${issues.length} issues`;
  const weights =
    weightsNode &&
    reader
      .list(weightsNode, `weights of ${name}`, issues.length, perIssue)
      ?.map((item, i) => reader.number(item, `the weight of ${name} for ${quoted(issues[i]!.name)}`, 0) ?? 0);
  const rows = rowsNode && reader.list(rowsNode, `evaluations of ${name}`, issues.length, perIssue);
  const sum = weights?.reduce((a, b) => a + b, 0) ?? 1;
  if (weightsNode && !(sum > 0.98 && sum < 1.02)) {
    const rest = { why: 'they are used as they stand, so utilities do not run up to 1' };
    const what = `the weights of ${name} add up to ${Number(sum.toPrecision(6))}, not to 1`;
    reader.diagnostics.push(warning('weights', reader.at(weightsNode), what, rest));
  }
  return issues.map((issue, i) => {
    const row = rows?.[i] && readRow(rows[i]!, `${name} on ${quoted(issue.name)}`, issue, reader, 0);
    const largest = row?.reduce((a, b) => Math.max(a, b), 0) ?? 0;
    const weight = weights?.[i] ?? 0;
    return row?.map((evaluation) => (largest < 0.00001 ? 0 : weight * (evaluation / largest))) ?? new Float64Array();
  });
}

/** One number for each option of an issue, each at least `least`. */
export function readRow(
  node: JsonNode,
  title: string,
  issue: SpaceIssue,
  reader: JsonReader,
  least?: number,
): Float64Array | undefined {
  const reason = `one for each option of ${quoted(issue.name)}`;
  const items = reader.list(node, `the row of ${title}`, issue.options.length, reason);
  if (!items) return undefined;
  const what = (i: number) => `the number of ${title} for ${quoted(issue.options[i]!)}`;
  return Float64Array.from(items, (item, i) => reader.number(item, what(i), least) ?? 0);
}
