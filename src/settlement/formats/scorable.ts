import { type Diagnostic, hasErrors } from '../../shared/diagnostic.js';
import type { JsonNode } from '../../shared/json.js';
import type { JsonReader } from '../../shared/jsonReader.js';
import { distinct } from '../../shared/names.js';
import { nearest } from '../../shared/nearest.js';
import type { DealSpace, SpaceIssue } from '../space.js';
import { readOptions, readParties, readRow } from './additive.js';
import { error, MAX_ISSUES, quoted, tooMany, warning } from './file.js';

const TOP = ['title', 'source', 'licence', 'license', 'shape', 'issues', 'parties', 'rule', 'answers'];
const PARTY = ['name', 'file', 'role', 'scores', 'threshold'];
const ROLES = ['p1', 'p2', 'player'];

/**
 * A scorable game as one JSON object, `{ shape: [options per issue], parties: [{ name, role, scores, threshold }] }`.
 * A party's score is the sum of its rows; it accepts from its threshold. A package passes with the consent of p1, of
 * p2 and of at least all parties but one. Issues are called A, B, … and options 1, 2, … unless `issues` names them
 * (as `["Site", …]` or `[{ name, options }, …]`).
 */
export function readScorable(root: JsonNode, reader: JsonReader): { space?: DealSpace; diagnostics: Diagnostic[] } {
  const { diagnostics } = reader;
  const top = reader.object(root, 'the file', TOP, ['shape', 'parties']);
  const shape = readShape(top?.get('shape'), reader);
  const issues = shape && readIssues(top?.get('issues'), shape, reader);
  const list = top?.get('parties');
  const nodes = readParties(list, reader);
  const parties = nodes.map((node, i) => readParty(node, i, issues, reader));
  const vetoes = list ? findVetoes(list, parties, reader) : [];
  checkRule(top?.get('rule'), reader);
  if (hasErrors(diagnostics)) return { diagnostics };
  const names = distinct(parties.map((party) => party.name));
  const space: DealSpace = {
    unit: 'points',
    issues: issues!,
    rules: [],
    parties: parties.map(({ points, threshold }, i) => {
      return { name: names[i]!, role: 'signatory', points, terms: [], refuses: [], threshold };
    }),
    adoption: { voters: parties.map((_, i) => i), atLeast: parties.length - 1, vetoes },
  };
  return { space, diagnostics };
}

function readShape(node: JsonNode | undefined, reader: JsonReader): number[] | undefined {
  const items = node && reader.list(node, 'shape');
  if (!items) return undefined;
  if (items.length === 0) {
    reader.diagnostics.push(
      error('no-issues', reader.at(node), 'there are no issues, so there is nothing to agree on'),
    );
  }
  reader.diagnostics.push(...tooMany('issues', items.length, MAX_ISSUES, reader.at(node)));
  if (items.length > MAX_ISSUES) return undefined;
  const shape = items.map((item, i) => {
    const options = reader.number(item, `the number of options of issue ${i + 1}`, 1);
    if (options === undefined || (Number.isInteger(options) && options <= 1000)) return options;
    const what = `issue ${i + 1} cannot have ${options} options: a whole number up to 1000`;
    reader.diagnostics.push(error('number', reader.at(item), what));
    return undefined;
  });
  return shape.every((options) => options !== undefined) ? shape : undefined;
}

function readIssues(node: JsonNode | undefined, shape: readonly number[], reader: JsonReader): SpaceIssue[] {
  const unnamed = shape.map((options, i) => ({ name: letters(i), options: numbered(options) }));
  const items = node && reader.list(node, 'issues', shape.length, 'one for each entry of shape');
  if (!items) return unnamed;
  return unnamed.map((issue, i) => {
    const item = items[i]!;
    if (item.kind === 'string')
      return { ...issue, name: reader.text(item, `the name of issue ${i + 1}`) ?? issue.name };
    const fields = reader.object(item, `issue ${i + 1}`, ['name', 'options'], ['name']);
    const nameNode = fields?.get('name');
    const name = (nameNode && reader.text(nameNode, `the name of issue ${i + 1}`)) ?? issue.name;
    const optionsNode = fields?.get('options');
    const options = optionsNode && readOptions(optionsNode, `issue ${quoted(name)}`, reader);
    if (options && options.length !== issue.options.length) {
      const what = `issue ${quoted(name)} has ${options.length} options, but shape says ${issue.options.length}`;
      reader.diagnostics.push(error('length', reader.at(optionsNode), what));
      return issue;
    }
    return { name, options: options ?? issue.options };
  });
}

function readParty(node: JsonNode, i: number, issues: readonly SpaceIssue[] | undefined, reader: JsonReader) {
  const fields = reader.object(node, `party ${i + 1}`, PARTY, ['name', 'role', 'scores', 'threshold']);
  const nameNode = fields?.get('name');
  const name = (nameNode && reader.text(nameNode, `the name of party ${i + 1}`)) ?? `party ${i + 1}`;
  const roleNode = fields?.get('role');
  const role = roleNode && reader.text(roleNode, `the role of ${name}`);
  if (roleNode && role !== undefined && !ROLES.includes(role)) {
    const likely = nearest(role, ROLES);
    const rest = { nearest: likely.length > 0 ? likely : ROLES };
    reader.diagnostics.push(error('role', reader.at(roleNode), `${name} has the unknown role ${quoted(role)}`, rest));
  }
  const thresholdNode = fields?.get('threshold');
  const threshold = (thresholdNode && reader.number(thresholdNode, `the threshold of ${name}`)) ?? 0;
  const scores = fields?.get('scores');
  const rows =
    issues && scores && reader.list(scores, `scores of ${name}`, issues.length, `one row for each of the issues`);
  const points = rows?.map((row, k) => readRow(row, `${name} on ${quoted(issues![k]!.name)}`, issues![k]!, reader));
  return { node, name, role, threshold, points: points?.map((row) => row ?? new Float64Array()) ?? [] };
}

/** Parties with role p1 and p2, in the order of the file. */
function findVetoes(list: JsonNode, parties: ReturnType<typeof readParty>[], reader: JsonReader): number[] {
  for (const role of ['p1', 'p2']) {
    const holders = parties.filter((party) => party.role === role);
    if (holders.length === 0 && parties.length > 0) {
      const what = `no party has the role ${role}, so nobody holds its veto`;
      reader.diagnostics.push(warning('role', reader.at(list), what));
    }
    for (const extra of holders.slice(1)) {
      const also = [{ at: reader.at(holders[0]!.node), what: 'the first one' }];
      const what = `${extra.name} is a second ${role}; there can be one`;
      reader.diagnostics.push(error('role', reader.at(extra.node), what, { also }));
    }
  }
  return parties.flatMap((party, i) => (party.role === 'p1' || party.role === 'p2' ? [i] : []));
}

/** The rule is text for people. Anything but the one that is computed deserves a word. */
function checkRule(node: JsonNode | undefined, reader: JsonReader): void {
  if (!node || (node.kind === 'string' && /p1 and p2 hold vetoes/.test(node.value) && /all-but-one/.test(node.value))) {
    return;
  }
  const what = 'the rule is not read: p1 and p2 hold vetoes, and at least all parties but one must accept';
  reader.diagnostics.push(warning('rule', reader.at(node), what));
}

/** A, B, …, Z, AA, AB, … */
function letters(i: number): string {
  const last = String.fromCharCode(65 + (i % 26));
  return i < 26 ? last : letters(Math.floor(i / 26) - 1) + last;
}

function numbered(n: number): string[] {
  return Array.from({ length: n }, (_, i) => String(i + 1));
}
