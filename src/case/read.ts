import { records } from '../evidence/index.js';
import { type Diagnostic, hasErrors } from '../shared/diagnostic.js';
import type { Case } from './case.js';
import type { Code } from './codes.js';
import { checkComments } from './comments.js';
import { Context } from './context.js';
import { Cursor } from './cursor.js';
import { Grounds } from './grounds.js';
import { RESERVED } from './id.js';
import { type Loaded, type LoadText, loadCaseTree } from './load.js';
import { Problems } from './problems.js';
import { readCorrelations } from './read-correlations.js';
import { hasCommitments, readGuarantee } from './read-guarantee.js';
import { readIssues } from './read-issues.js';
import { readExchanges, readLinks, readRedLines, readRules } from './read-lines.js';
import { readOffers } from './read-offers.js';
import { type Override, readPackages } from './read-packages.js';
import { checkPartyValues, readAdoption, readParties, readPartyValues, readRatifiers } from './read-people.js';
import { checkGroundNames, readJudgements, readSources } from './read-sources.js';
import { CASE_SHAPE } from './schema.js';
import { GUARANTEE_KEYS } from './schema-guarantee.js';
import { setInTree } from './set.js';
import { checkShape } from './shape.js';
import { firstOf, inOrder, withoutFollowers } from './told.js';
import type { MapNode } from './tree.js';

export interface CaseReading {
  /** Only where there is no error. */
  case?: Case;
  /** In the order of the file. */
  diagnostics: Diagnostic[];
  /** Text of each file read, `--set` among them, by the name used in places. */
  files: Record<string, string>;
}

/**
 * Reads a case: all that is wrong with it at once, and the case itself where nothing is. Never throws.
 * @param name Path of the case, as `load` understands it.
 * @param changes Assignments to try, as in `ua.no-deal=45` or `ratification=executive`.
 */
export function readCase(name: string, load: LoadText, changes: readonly string[] = []): CaseReading {
  const problems = new Problems();
  const loaded = loadCaseTree(name, load, problems);
  const files: Record<string, string> = {};
  for (const file of loaded.files) files[file.name] = file.text.replace(/^\ufeff/, '');
  if (!loaded.root) return { diagnostics: firstOf(inOrder(problems.list, Object.keys(files))), files };
  const set = setInTree(loaded.root, changes, problems);
  if (set.file) files[set.file.name] = set.file.text;

  const syntaxErrors = problems.list.length;
  const read = readTree(set.root, loaded, set.overrides, problems);
  const told = inOrder(withoutFollowers(problems.list, syntaxErrors, loaded), Object.keys(files));
  const diagnostics = withNotRead(firstOf(told), loaded);
  if (hasErrors(told)) return { diagnostics, files };
  return { case: { id: caseId(loaded.path), ...read, files }, diagnostics, files };
}

/** Ends with a note, at the last place told, where parts could not be read. `more` says as much already. */
function withNotRead(list: Diagnostic[], loaded: Loaded): Diagnostic[] {
  const last = list.at(-1);
  if (loaded.broken.length === 0 || !last?.at || last.code === 'more') return list;
  const what = 'some parts could not be read; more may show after these errors are mended';
  return [...list, { code: 'not-read' satisfies Code, severity: 'note', at: { ...last.at, length: 1 }, what }];
}

function readTree(
  root: MapNode,
  loaded: Loaded,
  overrides: readonly Override[],
  problems: Problems,
): Omit<Case, 'id' | 'files'> {
  const top = new Cursor(root, '', [], { ...root.at, length: 1 });
  const names = top.get('parties').names();
  checkShape(
    root,
    CASE_SHAPE,
    '',
    names.map(([id]) => id),
    problems,
  );
  const sources = readSources(top.get('sources'));
  const judgements = readJudgements(top.get('judgements'));
  const grounds = new Grounds(sources, judgements, records(), ['--set', ...loaded.files.map((f) => f.name)], problems);
  checkGroundNames(top, problems);
  checkGrounds(root, grounds);
  checkComments(loaded, grounds, problems);

  const context = new Context(grounds, problems);
  readParties(top.get('parties'), context);
  readIssues(top.get('issues'), context);
  const rules = readRules(top.get('rules'), context);
  readPartyValues(top.get('values'), top.get('no-deal'), context);
  const adoption = readAdoption(top.get('adoption'), context);
  checkPartyValues(top.get('parties'), top.get('values'), top.get('no-deal'), adoption, context);
  const redLines = readRedLines(top.get('red-lines'), context);
  const exchanges = readExchanges(top.get('exchanges'), context);
  const links = readLinks(top.get('links'), context);
  const ratifiers = readRatifiers(top.get('ratifiers'), top.get('parties'), context);
  const packages = readPackages(top.get('packages'), rules, overrides, context);
  checkStatusQuo(top.get('no-deal'), packages, context, !hasErrors(problems.list));
  const guarantee = readGuarantee(top, packages, top.get('as-of').words ?? '', context);
  const offers = readOffers(top, packages, context);
  const correlations = readCorrelations(
    top.get('correlations'),
    { parties: context.parties, ratifiers, ...(guarantee ? { guarantee } : {}) },
    context,
  );
  const notUsed = hasCommitments(top)
    ? []
    : top.names().flatMap(([key]) => (Object.hasOwn(GUARANTEE_KEYS, key) ? [key] : []));
  noteNotUsed(top, notUsed, problems);
  return {
    title: top.get('title').words ?? '',
    asOf: top.get('as-of').words ?? '',
    sources,
    judgements,
    parties: context.parties,
    issues: context.issues,
    rules,
    adoption,
    redLines,
    exchanges,
    links,
    ratifiers,
    packages,
    ...(guarantee ? { guarantee } : {}),
    offers,
    notUsed,
    correlations,
    numbers: context.numbers,
  };
}

/** Every `ground:` names something, whether or not a number rests on it. */
function checkGrounds(node: MapNode, grounds: Grounds): void {
  for (const ground of node.grounds) grounds.written(ground);
  for (const { value } of node.entries) {
    if (value.kind === 'map') checkGrounds(value, grounds);
  }
}

/** A status quo is one package: every issue of it is settled. @param complete Whether the packages could be read. */
function checkStatusQuo(at: Cursor, packages: Case['packages'], context: Context, complete: boolean): void {
  for (const party of context.parties) {
    if (party.noDeal?.now.kind !== 'package') continue;
    const id = party.noDeal.now.package;
    const as = at.get(party.id).get('as');
    const named = packages.find((p) => p.id === id);
    if (!named) {
      context.problems.unknown(
        'unknown-package',
        as.text?.at ?? as.keyAt,
        'package',
        id,
        packages.map((p) => p.id),
      );
      continue;
    }
    const open = context.issues.filter((i) => !Object.hasOwn(named.options, i.id)).map((i) => i.id);
    if (complete && open.length) {
      context.problems.error(
        'status-quo-open',
        as.text?.at ?? as.keyAt,
        `package ${id} leaves ${open.join(', ')} open`,
        {
          why: 'a status quo is what is there: every issue stands somehow',
          instead: `an option for ${open.join(', ')} in ${id}`,
        },
      );
    }
  }
}

function noteNotUsed(top: Cursor, keys: readonly string[], problems: Problems): void {
  if (keys.length === 0) return;
  problems.note('not-used', top.get(keys[0]!).keyAt, `not used: ${keys.join(', ')}`, {
    why: 'how long an agreement holds is computed only where the case has commitments',
  });
}

/** `cases/berlin-2025/case.yaml` and `berlin-2025.yaml` are both `berlin-2025`. */
export function caseId(file: string): string {
  const parts = file.split(/[/\\]/).filter((p) => p !== '' && p !== '.');
  const last = parts.at(-1) ?? 'case';
  const name = last === 'case.yaml' ? (parts.at(-2) ?? 'case') : last.replace(/\.ya?ml$/, '');
  return RESERVED.includes(name as (typeof RESERVED)[number]) ? `case-${name}` : name;
}
