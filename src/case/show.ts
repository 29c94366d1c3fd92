import type { Case, Ground, NoDeal, Party, Ratifier, Values } from './case.js';
import { groundCoverage } from './coverage.js';
import type { CaseNumber } from './number.js';
import { uncertainInWords } from './quantity-words.js';
import { showGuarantee } from './show-guarantee.js';
import { showOffer } from './show-offers.js';
import { conditionInWords, groundInWords, numberInWords } from './words.js';

/** No line is longer. */
const WIDTH = 100;

/** A case read back in words, as lines: who, what, under which conditions, at what worth, and what that rests on. */
export function showCase(c: Case): string[] {
  const lines = [`${c.title} (${c.id}), seen from ${c.asOf}`];
  const part = (title: string, entries: readonly string[]) => {
    if (entries.length) lines.push('', title, ...entries.flatMap((entry) => wrap(entry, '  ')));
  };
  part(
    'PARTIES',
    c.parties.map((p) => `${p.name} (${p.id}): ${p.roles.join(', ') || 'no role'}`),
  );
  part('WHO MUST SIGN', [adoptionInWords(c)]);
  part(
    'ISSUES',
    c.issues.flatMap((i) => issueInWords(c, i)),
  );
  part(
    'RULES',
    c.rules.map(
      (r) =>
        `${r.id}: ${r.kind === 'require' ? 'always' : 'never'} ${conditionInWords(r.condition.node, c.issues)}${rests(r.ground, c)}`,
    ),
  );
  part(
    'RED LINES',
    c.redLines.map((l) => lineInWords(c, l)),
  );
  part(
    'EXCHANGES',
    c.exchanges.map((e) => exchangeInWords(c, e)),
  );
  part(
    'LINKS',
    c.links.map(
      (l) =>
        `${l.name}: ${numberInWords(l.points)} points for ${nameOf(c, l.party)} where ${conditionInWords(l.when.node, c.issues)}${rests(l.ground, c)}`,
    ),
  );
  part(
    'NUMBERS THAT GO TOGETHER',
    c.correlations.map(
      (x) =>
        `${x.name}: ${x.between.join(' and ')}, rank correlation ${numberInWords(x.rank)}${rests(x.rank.ground, c)}`,
    ),
  );
  part(
    'RATIFIERS',
    c.ratifiers.map((r) => ratifierInWords(c, r)),
  );
  part(
    'WITHOUT AGREEMENT',
    c.parties.flatMap((p) => (p.noDeal ? [noDealInWords(c, p, p.noDeal)] : [])),
  );
  part(
    'PACKAGES',
    c.packages.map((p) => packageInWords(c, p.options, p.name === p.id ? p.id : `${p.name} (${p.id})`)),
  );
  if (c.guarantee) for (const [title, entries] of showGuarantee(c, c.guarantee)) part(title, entries);
  part(
    'OFFERS',
    c.offers.flatMap((o) => showOffer(c, o)),
  );
  lines.push(...valueTables(c), ...numberTable(c));
  part('UNCERTAIN NUMBERS: how each is read, with 5 % below its range and 5 % above', uncertainInWords(c));
  lines.push(...coverageLines(c));
  if (c.notUsed.length) part('NOT USED', [c.notUsed.join(', ')]);
  return lines;
}

function adoptionInWords(c: Case): string {
  const signatories = c.parties.filter((p) => p.roles.includes('signatory'));
  const names = signatories.map((p) => p.name).join(', ');
  const vetoes = c.adoption.vetoes.length
    ? `; never without ${c.adoption.vetoes.map((id) => nameOf(c, id)).join(', ')}`
    : '';
  const how = c.adoption.atLeast === signatories.length ? 'all of' : `at least ${c.adoption.atLeast} of`;
  return `${how} ${names}${vetoes}${c.adoption.given ? '' : ' (by default)'}`;
}

function issueInWords(c: Case, issue: Case['issues'][number]): string[] {
  const exists = issue.exists ? `, arises only where ${conditionInWords(issue.exists.node, c.issues)}` : '';
  return [
    `${issue.name} (${issue.id})${exists}`,
    ...issue.options.map((o) => `  ${o.id}: ${o.name}${rests(o.ground, c)}`),
  ];
}

function lineInWords(c: Case, line: Case['redLines'][number]): string {
  const where = conditionInWords(line.when.node, c.issues);
  if (!line.costs)
    return `${line.name}: ${nameOf(c, line.party)} would refuse where ${where}, whatever else is given${rests(line.ground, c)}`;
  return `${line.name}: ${nameOf(c, line.party)} would lose ${numberInWords(line.costs)} points where ${where}${rests(line.costs.ground, c)}`;
}

function exchangeInWords(c: Case, e: Case['exchanges'][number]): string {
  const otherwise =
    e.otherwise === 'refuse'
      ? 'otherwise a refusal'
      : `otherwise a loss of ${numberInWords(e.otherwise.costs)} points${rests(e.otherwise.costs.ground, c)}`;
  return `${e.name}: ${nameOf(c, e.party)} would give (${conditionInWords(e.gives.node, c.issues)}) only for (${conditionInWords(e.for.node, c.issues)}); ${otherwise}${rests(e.ground, c)}`;
}

function ratifierInWords(c: Case, r: Ratifier): string {
  const needed = r.needed ? `where ${conditionInWords(r.needed.node, c.issues)}` : 'for every package';
  const values = r.valuesFrom
    ? `; weighs as ${nameOf(c, r.valuesFrom)}, without its links, red lines and exchanges`
    : '';
  return `${r.name} (${r.id}) of ${nameOf(c, r.of)}: needed ${needed}${values}; accepts from ${numberInWords(r.acceptsFrom)} points${rests(r.ground, c)}`;
}

function noDealInWords(c: Case, party: Party, { now, drift }: NoDeal): string {
  const level = now.kind === 'points' ? `${numberInWords(now.number)} points` : `as much as package ${now.package}`;
  const change = drift && drift.value !== 0 ? `, changing by ${numberInWords(drift)} a quarter` : '';
  return `${party.name}: ${level}${change}${rests(now.kind === 'points' ? now.number.ground : undefined, c)}`;
}

function packageInWords(c: Case, options: Record<string, string | null>, title: string): string {
  const parts = c.issues.map((i) => {
    const option = options[i.id];
    if (option === undefined) return `${i.id} open`;
    return option === null ? undefined : `${i.id} ${option}`;
  });
  return `${title}: ${parts.filter((p) => p !== undefined).join(', ')}`;
}

const LABEL = 28;
const COLUMN = 18;

/** Issue by party: shares of the whole scale, and below each issue the points of its options. */
function valueTables(c: Case): string[] {
  const holders: { name: string; values: Values }[] = [
    ...c.parties.flatMap((p) => (p.values ? [{ name: p.name, values: p.values }] : [])),
    ...c.ratifiers,
  ];
  const lines: string[] = [];
  for (let i = 0; i < holders.length; i += 4) lines.push(...valueTable(c, holders.slice(i, i + 4)));
  return lines;
}

function valueTable(c: Case, holders: readonly { name: string; values: Values }[]): string[] {
  const row = (label: string, cells: readonly string[]) =>
    (cut(label, LABEL).padEnd(LABEL) + cells.map((cell) => cut(cell, COLUMN - 1).padStart(COLUMN)).join('')).trimEnd();
  const lines = ['', 'VALUES: share of each issue in the whole scale, then points of its options (0 worst, 100 best)'];
  lines.push(
    row(
      '',
      holders.map((h) => h.name),
    ),
  );
  for (const issue of c.issues) {
    const shares = holders.map((h) => h.values.shares[issue.id] ?? 0);
    lines.push(
      row(
        issue.name,
        shares.map((s) => (s > 0 ? `${Number((s * 100).toFixed(1))} %` : '-')),
      ),
    );
    for (const id of [...issue.options.map((o) => o.id), ...(issue.exists ? ['absent'] : [])]) {
      const points = holders.map((h) => h.values.points[issue.id]?.[id]);
      if (points.some(Boolean))
        lines.push(
          row(
            `  ${id}`,
            points.map((n) => (n ? numberInWords(n) : '-')),
          ),
        );
    }
  }
  return lines;
}

/** Every number: where it stands, as what it is used, what it rests on. */
function numberTable(c: Case): string[] {
  const lines = ['', 'NUMBERS: line, where it stands, as written, used as, rests on ((…): inherited)'];
  const manyFiles = Object.keys(c.files).length > 1;
  for (const n of c.numbers) {
    const line = n.at ? `${manyFiles ? `${shortFile(n.at.file)}:` : ''}${n.at.line}` : '-';
    const used = usedAs(n);
    lines.push(
      [
        cut(line, manyFiles ? 18 : 6).padStart(manyFiles ? 18 : 6),
        cut(n.path, manyFiles ? 30 : 42).padEnd(manyFiles ? 30 : 42),
        cut(n.written, 16).padEnd(16),
        cut(used, 14).padEnd(14),
        cut(standing(n, c), 18),
      ]
        .join(' ')
        .trimEnd(),
    );
  }
  return lines;
}

const UNIT: Record<string, string> = {
  'points per quarter': ' a quarter',
  'points per week': ' a week',
  points: ' points',
  'per year': ' a year',
  years: ' years',
  weeks: ' weeks',
};

function usedAs({ value, unit }: CaseNumber): string {
  if (unit === 'share') return `${Number((value * 100).toFixed(2))} %`;
  return `${Number(value.toFixed(2))}${UNIT[unit] ?? ''}`;
}

function standing(n: CaseNumber, c: Case): string {
  if (n.standing === 'default') return 'our default';
  if (!n.ground) return 'no ground';
  return n.standing === 'own' ? groundInWords(n.ground, c) : `(${groundInWords(n.ground, c)})`;
}

function coverageLines(c: Case): string[] {
  const { total, own, inherited, none, default: ours } = groundCoverage(c);
  const sum = (k: typeof own) => k.source + k.judgement + k.class;
  const kinds = (k: typeof own) => `${k.source} a source, ${k.judgement} a judgement, ${k.class} a reference class`;
  return [
    '',
    'GROUNDS',
    `  ${total} numbers: ${sum(own)} name their own ground (${kinds(own)}),`,
    `  ${sum(inherited)} inherit one, in brackets above (${kinds(inherited)}),`,
    `  ${none} have none, ${ours} ${ours === 1 ? 'is a default' : 'are defaults'} of ours.`,
  ];
}

const nameOf = (c: Case, party: string) => c.parties.find((p) => p.id === party)?.name ?? party;
const rests = (ground: Ground | undefined, c: Case) => (ground ? ` [${groundInWords(ground, c)}]` : '');
const cut = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);
const shortFile = (file: string) =>
  file
    .split('/')
    .slice(-2)
    .join('/')
    .replace(/\/case\.yaml$/, '');

/** Breaks a text into lines; those after the first are set in further. */
function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  const lead = indent + (/^ */.exec(text)?.[0] ?? '');
  let line = lead;
  for (const word of text
    .trim()
    .split(/\s+/)
    .flatMap((w) => w.match(/.{1,80}/gu) ?? [])) {
    if (line.trim() !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${lead}  `;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}
