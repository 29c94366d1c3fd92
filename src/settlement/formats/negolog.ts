import { type Diagnostic, hasErrors } from '../../shared/diagnostic.js';
import { type JsonEntry, type JsonNode, parseJson } from '../../shared/json.js';
import { JsonReader } from '../../shared/jsonReader.js';
import { distinct } from '../../shared/names.js';
import type { DealSpace, SpaceIssue } from '../space.js';
import { unanimous } from './adoption.js';
import { error, MAX_ISSUES, MAX_OPTIONS, nearestOf, quoted, startOf, type TextFile, tooMany, warning } from './file.js';

/** Whether a folder with these file names may be a NegoLog domain: it holds at least one profile as JSON. */
export function looksLikeNegoLog(names: readonly string[]): boolean {
  return names.some((name) => /^profile.*\.json$/i.test(name));
}

/** The files of a NegoLog domain: its profiles in the order of their names, and what was shipped about it. */
export function negoLogFiles(names: readonly string[]): string[] {
  return names.filter((name) => /^(profile.*|specs)\.json$/i.test(name)).sort((a, b) => (a < b ? -1 : 1));
}

/**
 * Reads a NegoLog domain: at least two profiles `{ reservationValue, issueWeights: {issue: w}, issues: {issue: {option:
 * v}} }`, and beside them perhaps `specs.json`. u(x) = Σ_i w_i · v_i(x_i), without dividing by the largest v_i
 * (`nenv/Preference.get_utility`). Issues and options come in the order of the first profile; all parties must agree.
 * What `specs.json` says about the size and the reservation values is held against the profiles.
 */
export function readNegoLog(
  folder: string,
  files: readonly TextFile[],
): { space?: DealSpace; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const profiles = files.filter((file) => !isSpecs(file));
  if (profiles.length < 2) {
    const at = startOf({ name: folder });
    const have = profiles.length === 0 ? 'no profile' : `one profile alone (${profiles[0]!.name})`;
    const what = `the folder has ${have}; an agreement takes at least two parties`;
    diagnostics.push(error('missing-profile', at, what));
  }
  const parsed = profiles.map((file) => readProfile(file, diagnostics));
  const first = parsed[0];
  if (!first || parsed.includes(undefined)) return { diagnostics };
  const issues = first.issues.map(({ name, values }) => ({ name, options: values.map((value) => value.name) }));
  const names = distinct(profiles.map((file) => file.name.replace(/^.*[/\\]/, '').replace(/\.json$/i, '')));
  const parties = parsed.map((profile, i) => ({
    name: names[i]!,
    role: 'signatory' as const,
    points: pointsOf(profile!, issues, profiles[0]!.name, diagnostics),
    terms: [],
    refuses: [],
    threshold: profile!.threshold,
  }));
  if (hasErrors(diagnostics)) return { diagnostics };
  const space = { unit: 'utility', issues, rules: [], parties, adoption: unanimous(parties.length) };
  for (const file of files.filter(isSpecs)) checkSpecs(file, space, diagnostics);
  return { space, diagnostics };
}

function isSpecs(file: TextFile): boolean {
  return /(^|[/\\])specs\.json$/i.test(file.name);
}

interface Profile {
  reader: JsonReader;
  root: JsonNode;
  threshold: number;
  issues: Valued[];
}

interface Valued {
  name: string;
  node: JsonNode;
  weight: number;
  values: { name: string; node: JsonNode; value: number }[];
}

function readProfile(file: TextFile, all: Diagnostic[]): Profile | undefined {
  const { root, diagnostics, locator } = parseJson(file);
  const reader = new JsonReader(locator, diagnostics);
  const profile = root && takeProfile(root, reader);
  all.push(...diagnostics);
  return hasErrors(diagnostics) || !root || !profile ? undefined : { reader, root, ...profile };
}

function takeProfile(root: JsonNode, reader: JsonReader) {
  const keys = ['reservationValue', 'issueWeights', 'issues'];
  const fields = reader.object(root, 'the profile', keys, ['issueWeights', 'issues']);
  const reservation = fields?.get('reservationValue');
  const threshold = reservation && reader.number(reservation, 'the reservation value');
  const issuesNode = fields?.get('issues');
  const entries = issuesNode && reader.entries(issuesNode, "'issues'");
  reader.diagnostics.push(...tooMany('issues', entries?.length ?? 0, MAX_ISSUES, reader.at(root)));
  if (entries && entries.length > MAX_ISSUES) return undefined;
  const weights = takeWeights(fields?.get('issueWeights'), entries, reader);
  if (entries?.length === 0) {
    const what = 'the profile has no issues, so there is nothing to agree on';
    reader.diagnostics.push(error('no-issues', reader.at(issuesNode!), what));
  }
  const issues = (entries ?? []).map(({ key, value: node }): Valued => {
    const values = reader.entries(node, `issue ${quoted(key)}`) ?? [];
    if (node.kind === 'object' && values.length === 0) {
      const what = `issue ${quoted(key)} has no options, so no package exists`;
      reader.diagnostics.push(error('no-options', reader.at(node), what));
    }
    const read = values.map((entry) => {
      const value = reader.number(entry.value, `the value of ${quoted(entry.key)} in ${quoted(key)}`, 0);
      return { name: entry.key, node: entry.value, value: value ?? 0 };
    });
    return { name: key, node, weight: weights.get(key) ?? 0, values: read };
  });
  const options = issues.reduce((sum, issue) => sum + issue.values.length, 0);
  reader.diagnostics.push(...tooMany('options', options, MAX_OPTIONS, reader.at(root)));
  return { threshold: threshold ?? 0, issues };
}

function takeWeights(
  node: JsonNode | undefined,
  issues: readonly JsonEntry[] | undefined,
  reader: JsonReader,
): Map<string, number> {
  const weights = new Map<string, number>();
  const entries = node && reader.entries(node, "'issueWeights'");
  if (!node || !entries || !issues) return weights;
  const names = issues.map((issue) => issue.key);
  for (const entry of entries) {
    const weight = reader.number(entry.value, `the weight of ${quoted(entry.key)}`, 0);
    weights.set(entry.key, weight ?? 0);
    if (names.includes(entry.key)) continue;
    const what = `there is a weight for ${quoted(entry.key)}, but no issue of that name`;
    const rest = nearestOf(entry.key, names, reader.diagnostics);
    reader.diagnostics.push(error('unknown-issue', reader.at(entry.value), what, rest));
  }
  for (const issue of issues.filter(({ key }) => !weights.has(key))) {
    const what = `issue ${quoted(issue.key)} has no weight`;
    reader.diagnostics.push(error('missing-weight', reader.at(issue.value), what));
  }
  const sum = [...weights.values()].reduce((a, b) => a + b, 0);
  if (!(sum > 0.98 && sum < 1.02)) {
    const rest = { why: 'they are used as they stand, so utilities do not run up to 1' };
    const what = `the weights add up to ${Number(sum.toPrecision(6))}, not to 1`;
    reader.diagnostics.push(warning('weights', reader.at(node), what, rest));
  }
  return weights;
}

/** Weighted values in the order of the first profile; issues and options are matched by name. */
function pointsOf(profile: Profile, issues: readonly SpaceIssue[], first: string, all: Diagnostic[]): Float64Array[] {
  const { reader } = profile;
  const names = new Set(issues.map((issue) => issue.name));
  for (const foreign of profile.issues.filter((issue) => !names.has(issue.name))) {
    const what = `issue ${quoted(foreign.name)} is not in ${first}`;
    const rest = nearestOf(foreign.name, [...names], all);
    all.push(error('unknown-issue', reader.at(foreign.node), what, rest));
  }
  const own = new Map(profile.issues.map((issue) => [issue.name, issue]));
  return issues.map((issue) => {
    const valued = own.get(issue.name);
    if (!valued) {
      const what = `the profile says nothing on issue ${quoted(issue.name)} of ${first}`;
      all.push(error('missing-issue', reader.at(profile.root), what));
      return new Float64Array();
    }
    const values = new Map(valued.values.map((value) => [value.name, value.value]));
    for (const option of issue.options.filter((name) => !values.has(name))) {
      const what = `issue ${quoted(issue.name)} does not value ${quoted(option)} of ${first}`;
      all.push(error('missing-option', reader.at(valued.node), what));
    }
    const options = new Set(issue.options);
    for (const foreign of valued.values.filter((value) => !options.has(value.name))) {
      const what = `issue ${quoted(issue.name)} has no option ${quoted(foreign.name)} in ${first}`;
      const rest = nearestOf(foreign.name, issue.options, all);
      all.push(error('unknown-option', reader.at(foreign.node), what, rest));
    }
    return Float64Array.from(issue.options, (option) => valued.weight * (values.get(option) ?? 0));
  });
}

/** Warns where the shipped specs and the profiles disagree; the profiles count. */
function checkSpecs(file: TextFile, space: DealSpace, all: Diagnostic[]): void {
  const { root, diagnostics, locator } = parseJson(file);
  if (root?.kind !== 'object' || diagnostics.length > 0) {
    all.push(
      warning('specs', diagnostics[0]?.at ?? startOf(file), 'the shipped specs cannot be read and are left out'),
    );
    return;
  }
  const packages = space.issues.reduce((product, issue) => product * issue.options.length, 1);
  const computed: Record<string, number | undefined> = {
    NumberOfBids: packages,
    NumberOfIssues: space.issues.length,
    ReservationValueProfileA: space.parties[0]?.threshold,
    ReservationValueProfileB: space.parties[1]?.threshold,
  };
  for (const { key, value } of root.entries) {
    const expected = Object.hasOwn(computed, key) ? computed[key] : undefined;
    if (expected === undefined || value.kind !== 'number' || value.value === expected) continue;
    const at = locator.place(value.start, value.end);
    const what = `the shipped specs say ${key} ${value.value}; the profiles give ${expected}`;
    all.push(warning('specs', at, what, { why: 'the profiles count' }));
  }
}
