import type { Case } from '../../../src/case/index.js';
import type { Assessment, MedianAnswers } from '../../../src/lens/index.js';
import { count, fixed, list, signed, title } from '../../../src/lens/text.js';
import { texts } from '../texts.js';

/** How a package stands with one whose consent it needs. */
export interface Standing {
  party: string;
  name: string;
  /** Over no-deal or threshold, in its points. */
  margin: number;
  /** Red lines and exchanges that are broken, by name. */
  lines: string[];
  accepts: boolean;
}

/** Those who sign or hold a veto, then the ratifiers that the package needs: how it stands with each. */
export function standingsOf(
  c: Case,
  { values, refusals, notNeeded }: MedianAnswers,
  id: string,
): { signs: Standing[]; ratifies: Standing[] } {
  const standing = ({ id: party, name }: { id: string; name: string }): Standing[] => {
    const margin = values[`margin/${id}/${party}`];
    if (margin === undefined) return [];
    const lines = refusals.flatMap((r) => (r.package === id && r.party === party ? [r.name] : []));
    return [{ party, name, margin, lines, accepts: margin >= 0 && lines.length === 0 }];
  };
  const asked = c.parties.filter(
    (p) => p.values && (p.roles.includes('signatory') || c.adoption.vetoes.includes(p.id)),
  );
  const needed = c.ratifiers.filter((r) => !notNeeded.some((n) => n.package === id && n.party === r.id));
  return { signs: asked.flatMap(standing), ratifies: needed.flatMap(standing) };
}

/** Who stands in the way of a package: of its signature, or, where it could be signed, of its ratification. */
export function blockers(c: Case, quick: MedianAnswers, id: string): Standing[] {
  const { signs, ratifies } = standingsOf(c, quick, id);
  const signed = quick.values[`signed/${id}`] === 1;
  return (signed ? ratifies : signs).filter(({ accepts }) => !accepts);
}

/** The package that the answer speaks of first: the first that the case names and that is nobody's status quo. */
export function headOf(c: Case, { packages }: MedianAnswers): string | undefined {
  const statusQuos = c.parties.flatMap(({ noDeal }) => (noDeal?.now.kind === 'package' ? [noDeal.now.package] : []));
  const named = c.packages.filter(({ id }) => packages.some((p) => p.id === id));
  return (named.find(({ id }) => !statusQuos.includes(id)) ?? named[0] ?? packages[0])?.id;
}

/**
 * Who signs, in a sentence: "The offer is not signed: Russia refuses it by 15.3 points; Ukraine (+9.7) would sign." The
 * room that there is follows once a closer look has counted it.
 *
 * @param assessment Of the same text. Where it finds otherwise who signs, its sentence stands instead: margins so small
 * are for its finer steps to decide.
 */
export function signsSentence(c: Case, quick: MedianAnswers, assessment?: Assessment): string {
  const head = headOf(c, quick);
  const answer = assessment?.findings.find(({ id }) => id === 'settlement/answer');
  const shown = quick.packages.find(({ id }) => id === head);
  const named = shown && !shown.found;
  const found = answer?.value.kind === 'choice' ? answer.value.chosen === 'signed' : undefined;
  if (answer && (!named || found !== (quick.values[`signed/${shown.id}`] === 1))) return answer.sentence;
  if (!named) return texts.signs.noPackage;
  return `${verdict(c, quick, shown, assessment)}.${assessment ? roomFor(assessment) : ''}`;
}

function verdict(
  c: Case,
  quick: MedianAnswers,
  { id, name }: { id: string; name: string },
  found?: Assessment,
): string {
  const words = texts.signs;
  const { signs, ratifies } = standingsOf(c, quick, id);
  const why = (s: Standing) => reason(s, found && ifCertain(s, id, found));
  const what = title(name);
  const accepting = named(signs.filter(({ accepts }) => accepts));
  const clauses = [
    ...signs.filter(({ accepts }) => !accepts).map((s) => words.refuses(s.name, why(s))),
    ...(accepting ? [words.wouldSign(accepting)] : []),
  ].join('; ');
  const refused = signs.some(({ accepts }) => !accepts);
  if (quick.values[`signed/${id}`] !== 1) return refused ? words.notSigned(what, clauses) : words.breaksRule(what);
  const against = ratifies.filter(({ accepts }) => !accepts);
  const signable = refused ? words.signedAlthough(what, clauses) : words.signed(what, clauses);
  if (against.length > 0) {
    return words.but(signable, list(against.map((s) => words.wouldNotRatify(s.name, why(s)))));
  }
  return ratifies.length > 0 ? words.andRatified(signable, named(ratifies)) : signable;
}

/**
 * Why, as the end of a clause: " by 15.3 points", ": it crosses “no foreign court”".
 *
 * @param certain The margin if the peace of the package were certain, where that alone would win the party.
 */
export function reason({ margin, lines }: Standing, certain?: number): string {
  const words = texts.signs;
  const crossed = lines.length > 0 ? words.crosses(list(lines.map((line) => `“${line}”`))) : '';
  if (margin >= 0) return `: ${crossed}`;
  const by = words.by(fixed(-margin) === '0.0' ? words.hardly : fixed(-margin), crossed);
  return certain === undefined ? by : `${by}${words.ifCertain(signed(certain))}`;
}

function ifCertain({ party, margin, lines }: Standing, id: string, { findings }: Assessment): number | undefined {
  const costs = findings.find((finding) => finding.id === 'guarantee/durability')?.value;
  if (costs?.kind !== 'table' || lines.length > 0) return undefined;
  const at = costs.columns.findIndex((column) => column.id === party);
  const certain = margin - (costs.rows.find((row) => row.id === id)?.cells[at]?.number ?? 0);
  return certain >= 0.05 ? certain : undefined;
}

const named = (standings: readonly Standing[]) =>
  list(standings.map(({ name, margin }) => `${name} (${signed(margin)})`));

/** How many packages could be signed. */
function roomFor({ findings }: Assessment): string {
  const counts = findings.find(({ id }) => id === 'settlement/counts')?.value;
  if (counts?.kind !== 'table') return '';
  const number = (id: string) => counts.rows.find((row) => row.id === id)?.cells[0]?.number;
  const [packages, signable] = [number('packages'), number('signable')];
  if (packages === undefined || signable === undefined) return '';
  return ` ${texts.signs.room(count(packages), signable === 0 ? undefined : count(signable))}`;
}
