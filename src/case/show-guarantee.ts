import { isUncertain } from '../quantity/quantity.js';
import type { Case, Ground } from './case.js';
import type { CalendarEvent, Cased, Commitment, Form, GuaranteePart, PartyStances } from './guarantee.js';
import type { CaseNumber } from './number.js';
import { conditionInWords, groundInWords, numberInWords } from './words.js';

/** The guarantee part read back in words: titles with their entries. */
export function showGuarantee(c: Case, g: GuaranteePart): [title: string, entries: string[]][] {
  const name = (id: string) => c.parties.find((p) => p.id === id)?.name ?? id;
  const of = { c, g, name };
  const { behaviour: b } = g;
  return [
    [
      'WILL IT HOLD',
      [
        `${name(g.adversary)} may attack ${name(g.protects)}; steps of a ${g.step.name}, answers for ${inYears(g.horizon)}, and ${inYears(g.tail)} more are played`,
      ],
    ],
    ['LEGAL FORMS', g.forms.map((f) => formInWords(of, f))],
    ['COMMITMENTS', g.commitments.flatMap((k) => commitmentInWords(of, k))],
    ['STANCES', g.stances.flatMap((s) => stancesInWords(of, s))],
    ['CALENDAR', g.events.flatMap((e) => eventInWords(of, e))],
    [
      'BEHAVIOUR',
      [
        `a government looks again at what it does ${often(b.reconsiders)} a year${rests(b.reconsiders.ground, c)}`,
        `a switch that costs ${num(b.slip.loses)} points is still made in ${num(b.slip.in)} of years${rests(b.slip.in.ground, c)}`,
        `the cost of honouring is known beforehand to ± ${num(b.warCostKnownTo)} points${rests(b.warCostKnownTo.ground, c)}`,
        `who answers an attack, in turn: ${b.order.map(name).join(', ')}`,
      ],
    ],
    ['BALANCE OF FORCES', balanceInWords(of)],
    ['A RENEWED WAR', futuresInWords(of)],
    ...(g.beside.length > 0 ? [besideEntries(of)] : []),
  ];
}

interface Of {
  c: Case;
  g: GuaranteePart;
  name: (party: string) => string;
}

const num = numberInWords;
const inYears = (n: CaseNumber) => `${num(n)} ${n.value === 1 && !isUncertain(n.quantity) ? 'year' : 'years'}`;
const often = (n: CaseNumber) => (num(n) === '1' ? 'once' : `${num(n)} times`);
const rests = (ground: Ground | undefined, c: Case) => (ground ? ` [${groundInWords(ground, c)}]` : '');

function formInWords({ c }: Of, f: Form): string {
  return `${f.name} (${f.id}): notice ${inYears(f.notice)}; leaving costs ${num(f.leaving)} points, refusing ${num(f.refusing)}${rests(f.ground, c)}`;
}

function commitmentInWords(of: Of, k: Commitment): string[] {
  const { c, g, name } = of;
  const form = (id: string) => g.forms.find((f) => f.id === id)?.name ?? id;
  const forms = k.form.map(({ form: id, when }) =>
    when
      ? `${form(id)} where ${conditionInWords(when.node, c.issues)}`
      : k.form.length > 1
        ? `otherwise ${form(id)}`
        : form(id),
  );
  const parts = [
    forms.length ? `form: ${forms.join('; ')}` : '',
    Object.keys(k.honouring).length ? `honouring costs ${byStance(k.honouring)}` : '',
    k.tripwire ? `refusing costs ${num(k.tripwire)} points more while the force stands` : '',
    k.recalling ? `recalling it costs ${num(k.recalling)} points` : '',
    `help adds ${num(k.adds)} to the chance that the defence holds`,
    Object.values(k.upkeep).some((n) => n.value > 0) ? `keeping it costs ${byStance(k.upkeep)}` : '',
  ];
  return [
    `${k.name} (${k.id}): ${name(k.by)} to ${name(k.protects)}, a ${k.kind} where ${conditionInWords(k.given.node, c.issues)}${rests(k.ground, c)}`,
    ...parts.filter((p) => p !== '').map((p) => `  ${p}`),
  ];
}

/** Each model with what the case is like in its eyes. */
function besideEntries({ c, g }: Of): [title: string, entries: string[]] {
  const entries = g.beside.flatMap(({ id, model, given }) => [
    `${id}: the model ${model}, for a case that is so:`,
    ...given.map(({ covariate, level, ground }) => `  ${covariate} ${level}${rests(ground, c)}`),
  ]);
  return ['BESIDE THE PEACE', entries];
}

/** `10 points where supportive, 30 where opposed`; one number where all are the same. */
function byStance(numbers: Record<string, CaseNumber>): string {
  const all = Object.entries(numbers);
  if (all.every(([, n]) => n === all[0]![1])) return `${num(all[0]![1])} points`;
  return all.map(([stance, n], i) => `${num(n)}${i ? '' : ' points'} where ${stance}`).join(', ');
}

function stancesInWords({ c, name }: Of, s: PartyStances): string[] {
  const start = s.levels.map((level, i) => `${level} ${num(s.start[i]!)}`).join(', ');
  const drifts = s.drifts.map(
    (d) => `  ${num(d.chance)} a year turn from ${s.levels[d.from]} to ${s.levels[d.to]}${rests(d.chance.ground, c)}`,
  );
  return [
    `${name(s.party)}, at the start: ${start}${rests(s.ground, c)}`,
    ...drifts,
    ...(s.yearly ? rowsInWords(s.yearly, s.levels, 'a year later') : []),
  ];
}

function rowsInWords(rows: readonly CaseNumber[][], levels: readonly string[], then: string): string[] {
  return rows.map((row, i) => `  ${levels[i]}, ${then}: ${row.map((n, k) => `${levels[k]} ${num(n)}`).join(', ')}`);
}

function eventInWords({ c, g, name }: Of, e: CalendarEvent): string[] {
  const what = [e.moves ? `moves ${name(e.moves.party)}` : '', e.marks ? `a mark for ${name(e.marks)}` : ''];
  const levels = g.stances.find((s) => s.party === e.moves?.party)?.levels ?? [];
  return [
    `${e.name} (${e.id}), ${e.on.join(', ')}: ${what.filter((w) => w !== '').join('; ')}${rests(e.ground, c)}`,
    ...(e.moves ? rowsInWords(e.moves.rows, levels, 'afterwards') : []),
  ];
}

function balanceInWords({ g, name }: Of): string[] {
  const { levels, start, rebuild, decay, alone } = g.balance;
  const defence = (i: number) => num(alone[i]!);
  if (levels.length === 1) return [`without help ${name(g.protects)} would hold with a chance of ${defence(0)}`];
  return [
    `strength of ${name(g.adversary)}: ${levels[start]} at the start; a level is gained with ${num(rebuild)} a year and lost with ${num(decay)}`,
    ...levels.map(
      (level, i) => `  ${level}: without help ${name(g.protects)} would hold with a chance of ${defence(i)}`,
    ),
  ];
}

function futuresInWords(of: Of): string[] {
  const { c, g, name } = of;
  const lasting = g.lasting.map((id) => c.issues.find((i) => i.id === id)?.name ?? id);
  const given = g.futuresGiven ? `after package ${g.futuresGiven}` : 'with the worst of what lasts';
  return [
    `worth ${given}, in points of the whole scale`,
    ...Object.entries(g.futures).map(([id, { held, lost, ground }]) => {
      const discount = g.discount[id];
      const less = discount ? `; a year later counts ${num(discount)} less` : '';
      return `  ${name(id)}: held ${casedInWords(of, held)}, lost ${casedInWords(of, lost)}${less}${rests(ground, c)}`;
    }),
    `what outlives it: ${lasting.join(', ') || 'nothing'}`,
  ];
}

function casedInWords({ c }: Of, { cases }: Cased): string {
  if (cases.length === 1) return num(cases[0]!.number);
  const parts = cases.map(({ when, number }) =>
    when ? `${num(number)} where ${conditionInWords(when.node, c.issues)}` : `${num(number)} otherwise`,
  );
  return `(${parts.join('; ')})`;
}
