import type { Cited, Shape } from './shape.js';

const text = (about: string, cites?: Cited): Shape => ({ kind: 'text', about, ...(cites ? { cites } : {}) });
const party = (about: string): Shape => text(about, 'party');
const number = (about: string): Shape => ({ kind: 'number', about });
const condition = (about: string): Shape => ({ kind: 'condition', about });
const names = (about: string, of: Shape): Shape => ({ kind: 'map', about, names: of });
/** Names of something that the case defines elsewhere. */
const by = (namesCite: Cited, about: string, of: Shape): Shape => ({ kind: 'map', about, names: of, namesCite });
const list = (about: string, of: Shape, atLeast = 1): Shape => ({ kind: 'list', about, of, atLeast });
const either = (about: string, ...of: Shape[]): Shape => ({ kind: 'either', about, of });
const among = (about: string, ...words: string[]): Shape => ({ kind: 'text', about, among: words });
const map = (about: string, keys: Record<string, Shape>, ...required: string[]): Shape => ({
  kind: 'map',
  about,
  keys,
  required,
});

/** A number for each stance, or one for all. */
const byStance = (about: string): Shape => either(about, number(about), by('stance', about, number('Points.')));
const rows = (about: string): Shape =>
  by('stance', about, list('A chance for each stance, in their order.', number('…%')));

const DAY: Shape = {
  kind: 'text',
  about: 'A day.',
  pattern: {
    is: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
    form: 'a day, as in 2029-01-20',
    calendar: true,
  },
};

const FORM = map(
  'A legal form.',
  {
    name: text('The form in words.'),
    notice: number('Time between notice and the end of the promise: … quarters, … months, … years.'),
    leaving: number('Points of the guarantor that giving notice costs its government.'),
    refusing: number('Points of the guarantor that refusing help costs its government while the promise stands.'),
  },
  'notice',
  'leaving',
  'refusing',
);

const COMMITMENT = map(
  'A promise or a deployment.',
  {
    name: text('The commitment in words.'),
    by: party('The guarantor.'),
    protects: party('The party that it protects. Left out: the defender.'),
    given: condition('It stands in the packages where this holds.'),
    trigger: {
      kind: 'text',
      about: 'attack on PARTY: what calls on it. Left out: an attack on the party that it protects.',
      citesAfter: ['attack on ', 'party'],
    },
    kind: among('promise (left out: this) or deployment.', 'promise', 'deployment'),
    form: either(
      'The legal form of a promise: its name, or by cases {FORM: CONDITION, FORM: otherwise}.',
      text('A form.', 'form'),
      by('form', 'Forms, each where a condition holds.', condition('A condition, or otherwise.')),
    ),
    honouring: byStance('Points that coming to help costs the government, by stance.'),
    adds: number('Chance that help adds to the defence. Left out: 40%.'),
    tripwire: number('Deployments: points that refusing costs on top while the force stands.'),
    recalling: number('Deployments: points that calling the force back costs. Left out: 0.'),
    upkeep: byStance("Points of a year's worth that keeping it costs, by stance. Left out: 0."),
  },
  'by',
  'given',
);

const DRIFT = map(
  'How a stance changes of itself.',
  { from: text('A stance.', 'stance'), to: text('A stance.', 'stance'), chance: number('… to …% per year.') },
  'from',
  'to',
  'chance',
);

const STANCES = map(
  'How governments of the party regard its commitments.',
  {
    start: names('Chance of each stance at the start, the most willing first; sums to 100%.', number('…%')),
    drift: either('How stances change of themselves: one or a list.', DRIFT, list('Several.', DRIFT)),
    yearly: rows('Instead of drift: chances of each stance a year later, a row for each; rows sum to 100%.'),
  },
  'start',
);

const EVENT = map(
  'An event with a date.',
  {
    name: text('The event in words.'),
    on: either('Its day, or its days in their order.', DAY, list('Days, rising.', DAY)),
    moves: party('The guarantor whose stance it moves.'),
    chance: rows('Chances of each stance after it, a row for each stance before; rows sum to 100%.'),
    marks: party('The party in whose calendar it is a mark and moves nothing.'),
  },
  'on',
);

const BEHAVIOUR = map('How people decide and err.', {
  reconsiders: number('How often a government looks again at what it does. Left out: 1 per year.'),
  slip: map(
    'How often a switch is made although it costs points. Left out: 10 points, in 1% of years.',
    {
      loses: number('Points that the switch costs.'),
      in: number('…% of years.'),
    },
    'loses',
    'in',
  ),
  'war-cost-known-to': number('The cost of honouring is known beforehand to ± so many points. Left out: 12.'),
  order: list('Guarantors in the order in which they answer. Left out: as commitments name them.', party('A party.')),
});

const BALANCE = map('Strength of the adversary.', {
  levels: list('Levels, from weak to strong.', text('A level.')),
  start: text('The level at the start. Left out: the middle one.', 'level'),
  rebuild: either(
    'Chance per year that the adversary gains a level. Left out: 0% per year.',
    number('…% per year.'),
    by('party', 'By party.', number('…% per year.')),
  ),
  decay: number('Chance per year that it loses a level. Left out: 0% per year.'),
  alone: by(
    'level',
    'Chance that the defender holds without help, by level. Left out: 40% to 10%, evenly.',
    number('…%'),
  ),
});

const FUTURES: Shape = {
  kind: 'map',
  about: 'What a renewed war is worth, in points of the whole scale.',
  keys: {
    given: text('The package to whose settlement these numbers refer.', 'package'),
    held: by('party', 'Worth, by party, of a war in which the attack is held.', { kind: 'cases', about: 'Points.' }),
    lost: by('party', 'Worth, by party, of a war that is lost to the attacker.', { kind: 'cases', about: 'Points.' }),
  },
  required: ['held', 'lost'],
  meant: {
    honoured: ['whether help came and whether the defence held are two things', 'held: {PARTY: …}: the attack is held'],
    abandoned: ['whether help came and whether the defence held are two things', 'lost: {PARTY: …}: the war is lost'],
    peace: ['peace is worth what the package is worth', 'leave peace out'],
  },
};

const BESIDE = map(
  'A fitted model of past cases that stands beside the peace of the games.',
  {
    model: text('A model of the record, as in fighting.again.', 'model'),
    given: by('covariate', 'What this case is like: a level of each covariate of the model.', {
      kind: 'text',
      about: 'A level, with a ground after @.',
      cites: 'covariate-level',
      grounded: true,
    }),
  },
  'model',
  'given',
);

/** Top-level keys of the guarantee part: how long an agreement would hold. */
export const GUARANTEE_KEYS: Record<string, Shape> = {
  forms: names('Legal forms: what leaving and refusing take.', FORM),
  commitments: names('What a package promises for later.', COMMITMENT),
  stances: by('party', 'How governments regard their commitments, by guarantor.', STANCES),
  calendar: names('Events with a date.', EVENT),
  behaviour: BEHAVIOUR,
  lasting: list('Issues whose options outlive a renewed war.', text('An issue.', 'issue'), 0),
  discount: by(
    'party',
    'By how much a year later counts less, by party. Left out: 5% per year.',
    number('…% per year.'),
  ),
  balance: BALANCE,
  futures: FUTURES,
  beside: names('Fitted models of past cases beside the peace of the games; they move no number.', BESIDE),
  step: among('Length of a step. Left out: quarter.', 'month', 'quarter', 'half-year', 'year'),
  horizon: number('How far ahead the answers look. Left out: 15 years.'),
  tail: number('How much further is looked behind that. Left out: 30 years.'),
};
