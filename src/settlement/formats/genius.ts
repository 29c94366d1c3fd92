import { type Diagnostic, hasErrors } from '../../shared/diagnostic.js';
import { distinct } from '../../shared/names.js';
import type { DealSpace } from '../space.js';
import { unanimous } from './adoption.js';
import { error, MAX_PARTIES, note, startOf, type TextFile, tooMany, warning } from './file.js';
import { readGeniusDomain } from './geniusDomain.js';
import { readGeniusProfile } from './geniusProfile.js';
import { descendants, parseXml, type XmlElement } from './xml.js';

/** Whether a folder with these file names may be a GENIUS scenario: it holds XML besides a shipped frontier. */
export function looksLikeGenius(names: readonly string[]): boolean {
  return geniusFiles(names).length > 0;
}

/** The XML files of a scenario in the order of their names; `pareto.xml` is a shipped frontier, and not XML. */
export function geniusFiles(names: readonly string[]): string[] {
  return names.filter((name) => /\.xml$/i.test(name) && !/pareto\.xml$/i.test(name)).sort(byCodeUnits);
}

/**
 * Reads a GENIUS scenario: one domain file and at least two profiles, told apart by what they contain. Parties come in
 * the order of the file names and are called after them; all must agree.
 *
 * @param folder The folder's name, for problems that belong to no single file.
 */
export function readGenius(
  folder: string,
  files: readonly TextFile[],
): { space?: DealSpace; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const domains: Part[] = [];
  const profiles: Part[] = [];
  for (const file of [...files].sort((a, b) => byCodeUnits(a.name, b.name))) {
    const { root, diagnostics: found } = parseXml(file);
    diagnostics.push(...found);
    if (!root) continue;
    const kind = kindOf(root);
    if (kind === 'domain') domains.push({ file, root });
    else if (kind === 'profile') profiles.push({ file, root });
    else {
      const what = `<${root.name}> is neither a GENIUS domain nor a profile; the file is left out`;
      diagnostics.push(warning('not-genius', root.at, what));
    }
  }
  diagnostics.push(...checkParts(folder, domains, profiles, hasErrors(diagnostics)));
  const domain = domains[0];
  if (!domain || domains.length > 1 || profiles.length > MAX_PARTIES) return { diagnostics };

  const issues = readGeniusDomain(domain.root, diagnostics);
  // A profile can only be held against a domain that is whole; otherwise one mistake there would be told many times.
  if (diagnostics.some((d) => d.severity === 'error' && d.at?.file === domain.file.name)) return { diagnostics };
  const names = distinct(profiles.map(({ file }) => stem(file.name)));
  const parties = profiles.map(({ root }, i) => {
    const profile = readGeniusProfile(root, issues, diagnostics);
    return {
      name: names[i]!,
      role: 'signatory' as const,
      terms: [],
      refuses: [],
      points: [],
      threshold: 0,
      ...profile,
    };
  });
  if (hasErrors(diagnostics)) return { diagnostics };
  const space: DealSpace = {
    unit: 'utility',
    issues: issues.map(({ name, options }) => ({ name, options })),
    rules: [],
    parties,
    adoption: unanimous(parties.length),
  };
  return { space, diagnostics };
}

interface Part {
  file: TextFile;
  root: XmlElement;
}

/** By content, since names follow no rule: a profile evaluates or weighs something, a domain only lists issues. */
function kindOf(root: XmlElement): 'domain' | 'profile' | undefined {
  if (root.name !== 'utility_space' && root.name !== 'negotiation_template' && root.name !== 'objective')
    return undefined;
  for (const element of descendants(root)) {
    if (MARKS.has(element.name) || element.attributes.has('evaluation')) return 'profile';
  }
  return root.attributes.get('type')?.value === 'nonlinear' ? 'profile' : 'domain';
}

const MARKS = new Set(['weight', 'evaluator', 'reservation', 'discount_factor', 'ufun', 'hyperRectangle']);

function checkParts(folder: string, domains: Part[], profiles: Part[], broken: boolean): Diagnostic[] {
  const found: Diagnostic[] = [];
  const at = startOf({ name: folder });
  if (domains.length === 0 && !broken) {
    const rest = { why: 'a domain lists the issues and their items, without weights or evaluations' };
    found.push(error('no-domain', at, 'no file of this folder is a GENIUS domain', rest));
  }
  const [first, ...more] = domains;
  for (const extra of more) {
    const also = [{ at: startOf(first!.file), what: 'the first one' }];
    const why = 'it has neither weights nor evaluations, so it is not a profile';
    found.push(error('two-domains', startOf(extra.file), 'the folder has more than one domain', { why, also }));
  }
  if (profiles.length < 2 && !broken) {
    const have = profiles.length === 0 ? 'no profile' : `one profile alone (${baseName(profiles[0]!.file.name)})`;
    found.push(error('missing-profile', at, `the folder has ${have}; an agreement takes at least two parties`));
  }
  found.push(...tooMany('profiles', profiles.length, MAX_PARTIES, at));
  if (found.length === 0 && !broken && profiles.length > 0) {
    const named = profiles.map(({ file }) => baseName(file.name)).join(', ');
    found.push(note('read', at, `domain ${baseName(first!.file.name)}; profiles ${named}`));
  }
  return found;
}

function stem(name: string): string {
  return baseName(name).replace(/\.xml$/i, '');
}

function baseName(name: string): string {
  return name.replace(/^.*[/\\]/, '');
}

/** The same order everywhere, whatever the language of the machine. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
