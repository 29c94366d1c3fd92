import type { Assessment, Cell, Certificate, Curves, Finding, FindingValue, Table } from '../../src/lens/finding.js';
import { signed, title } from '../../src/lens/text.js';
import { toyAssessment } from './assessment.js';

/**
 * The toy of a river with the answers of the guarantee lens: Cestria and the Coast League promise Arland help against
 * Boria. Invented numbers, in the shape in which the lens gives them.
 */
export function toyWithGuarantee(): Assessment {
  const toy = toyAssessment();
  return { ...toy, findings: [...toy.findings, ...guaranteeFindings()] };
}

/** Profiles of promises, the head package's first: yearly hazard, reliability, and share of promises that last a year. */
const PROFILES = [
  {
    id: 'ratified',
    name: 'ratified, with a Cestrian garrison',
    hazard: 0.012,
    tested: 0.61,
    reliability: 0.9,
    lasts: 0.985,
  },
  { id: 'treaty', name: 'ratified, no garrison', hazard: 0.021, tested: 0.49, reliability: 0.89, lasts: 0.97 },
  { id: 'executive', name: "a word of Cestria's cabinet", hazard: 0.06, tested: 0.39, reliability: 0.81, lasts: 0.76 },
  { id: 'league', name: 'the Coast League alone', hazard: 0.056, tested: 0.47, reliability: 0.84, lasts: 0.94 },
  { id: 'nothing', name: 'no promise', hazard: 0.19, tested: 0, reliability: 0, lasts: 0 },
] as const;

const YEARS = Array.from({ length: 16 }, (_, year) => year);
const ELECTIONS = [
  { x: 3, name: 'Cestrian election 2004' },
  { x: 7, name: 'election 2008' },
  { x: 11, name: 'election 2012' },
  { x: 12, name: 'the League votes anew' },
];

/** Peace up to a year: quiet at first, then at its hazard, faster for two years after each election. */
function survival(hazard: number, year: number): number {
  let peace = 1;
  for (let y = 1; y <= year; y++) {
    const after = ELECTIONS.some(({ x }) => y > x && y <= x + 2);
    peace *= 1 - hazard * Math.min(1, y / 5) * (after ? 1.6 : 0.8);
  }
  return peace;
}

const percent = (share: number) => `${Math.round(share * 100)}\u00a0%`;
const share = (n: number): Cell => ({ text: percent(n), number: n });
const points = (n: number): Cell => ({ text: signed(n), number: n });
const words = (text: string): Cell => ({ text });

function guaranteeFindings(): Finding[] {
  return [
    finding(
      'holds',
      'Will it hold?',
      'Of the promises compared, the ratified one with a garrison keeps the peace longest: 15 years in 83 % of stories.',
      profileTable(),
      { about: { package: 'arland-draft' }, grounds: ['article/p2', 'cost'] },
    ),
    finding('survival', 'How long does the peace hold?', 'After 15 years the peace stands in 83 % of stories.', {
      kind: 'curves',
      x: { name: 'time', unit: 'years', values: YEARS },
      y: { name: 'chance that the peace still holds', unit: 'share' },
      form: 'lines',
      series: PROFILES.map(({ id, name, hazard }) => ({ id, name, values: YEARS.map((y) => survival(hazard, y)) })),
      marks: ELECTIONS,
      tabled: [0, 1, 4, 8, 15],
    }),
    finding(
      'honoured',
      'Will the promise be honoured?',
      'Tested means: help comes in 61 % of the attacks that happen. If someone attacked regardless, it would come in 90 %. In force after 15 years: 80 %.',
      honoured(),
    ),
    finding('causes', 'How does the peace end?', 'Most often by an attack that nobody answers.', causes()),
    finding(
      'tempting',
      'When is an attack most tempting?',
      'The two years after the election of 2012 hold 22 % of all failures, because a cabinet may have withdrawn.',
      table(
        'time',
        ['Share of failures', 'Why'],
        [
          ['Two years after the election of 2012', share(0.22), words('a cabinet may have withdrawn')],
          ['Two years after the election of 2008', share(0.14), words('notice may be running')],
        ],
      ),
    ),
    finding(
      'levers',
      'What does each lever add?',
      'The garrison adds most, 31 points of peace on average; notice alone adds nothing.',
      table(
        'lever',
        ['Alone', 'Last', 'On average'],
        [
          ['Ratification', points(9.5), points(14.2), points(11.7)],
          ['Garrison', points(37.8), points(23.6), points(31.1)],
          ['Notice', points(-0.2), points(0.4), points(0.1)],
        ],
      ),
    ),
    finding(
      'middle-ground',
      'Is half a promise worse than none?',
      'For Arland a plan that collapses costs 18 points of regret, weighed 2.7.',
      table(
        'party',
        ['P(collapse)', 'Regret', 'Product'],
        [
          ['Arland', share(0.15), points(-18), points(-2.7)],
          ['Boria', share(0.15), points(-4), points(-0.6)],
        ],
      ),
    ),
    finding(
      'durability',
      'What does it cost that it may not last?',
      'Arland loses 6.1 points of the river plan, because it may not last.',
      table(
        'package',
        ['Arland', 'Boria'],
        [
          ['The river plan', points(-6.1), points(-0.9)],
          ["Arland's draft", points(-2.2), points(-0.4)],
        ],
      ),
    ),
    finding(
      'sets',
      'Which packages does it change?',
      'Two packages can no longer be signed.',
      table(
        'package',
        ['Change'],
        [
          ['Half each, run by Boria, open, a joint commission', words('leaves')],
          ['Half each, stands idle, open, nobody', words('leaves')],
        ],
      ),
    ),
    finding(
      'exposure',
      'And if the adversary were bent on it?',
      'An adversary that looks only for its chance finds nobody willing in 34 % of stories.',
      { kind: 'number', point: 34, unit: '% attacked with nobody to help' },
    ),
    finding('epsilon', 'How much error does the peace bear?', 'It bears 4.2 points of error at each decision.', {
      kind: 'curves',
      x: { name: 'error at each decision', unit: 'points', values: [0, 1, 2, 5, 10] },
      y: { name: 'lowest chance of 15 years of peace', unit: 'share' },
      form: 'lines',
      series: [
        { id: 'lowest', name: 'lowest', values: [0.85, 0.79, 0.69, 0.44, 0.21] },
        { id: 'even', name: 'even', values: [0.5, 0.5, 0.5, 0.5, 0.5], reference: true },
      ],
    }),
    finding('lambda', 'What if people err more, or less?', 'The case says λ = 0.5; at 0.2 the peace mostly fails.', {
      kind: 'curves',
      x: { name: 'λ', unit: 'per point', values: [0.2, 0.3, 0.5, 1, 2] },
      y: { name: 'chance that the peace fails in 15 years', unit: 'share' },
      form: 'lines',
      series: [
        { id: 'model', name: 'as modelled', values: [0.92, 0.61, 0.15, 0.09, 0.05] },
        { id: 'best-reply', name: 'nobody errs', values: [0.03, 0.03, 0.03, 0.03, 0.03], reference: true },
      ],
      marks: [{ x: 0.5, name: 'this case' }],
    }),
    finding('heat', 'How does it turn on two costs?', 'A dearer refusal helps until war is dearer still.', heat()),
    finding(
      'profiles',
      'Which promises were compared?',
      'Five.',
      table(
        'promise',
        ['Form', 'Garrison', 'Notice'],
        PROFILES.map(({ id, name }) => [
          title(name),
          words(id === 'executive' ? 'cabinet' : 'law'),
          words(id === 'ratified' ? 'Cestrian' : 'none'),
          words('1 year'),
        ]),
      ),
    ),
    finding(
      'record',
      'How does it compare with the record?',
      'The model honours 61 % of the promises that are tested; of such river treaties 60 % were.',
      table(
        'class',
        ['Honoured', 'Cases', 'The model'],
        [['Invented river treaties', share(0.6), { text: '20', number: 20 }, share(0.61)]],
      ),
      { grounds: ['class/treaty.river.kept'] },
    ),
    finding(
      'proof',
      'What was checked of the guarantee game?',
      'Forward and backward values agree.',
      table(
        'check',
        ['Looked at', 'Result'],
        [
          ['Forward value equals backward value', words('414,720 states and steps'), words('holds')],
          ['Chances sum to one', words('60 steps'), words('holds')],
        ],
      ),
    ),
    finding('sentence/notice', 'Does notice help?', 'Notice of a year keeps the promise in force no longer.', NOTHING),
    finding(
      'sentence/second',
      'Does a second promise help?',
      "A cabinet's word on top of the League's adds 0 points.",
      NOTHING,
    ),
  ];
}

const NOTHING: FindingValue = { kind: 'set', items: [] };

const CHECKED: Certificate = { kind: 'values agree', checkedBy: 'checkValues', holds: true, extent: '60 steps' };

function finding(
  id: string,
  question: string,
  sentence: string,
  value: FindingValue,
  more: Partial<Finding> = {},
): Finding {
  return {
    id: `guarantee/${id}`,
    lens: 'guarantee',
    question,
    about: {},
    sentence,
    value,
    grounds: [],
    certificate: CHECKED,
    ...more,
  };
}

function profileTable(): Table {
  return {
    kind: 'table',
    of: 'promise',
    columns: [
      { id: 'peace', name: 'peace holds 15\u00a0y' },
      { id: 'fails', name: 'guarantee fails' },
      { id: 'tested', name: 'tested' },
      { id: 'reliability', name: 'if attacked anyway' },
      { id: 'in-force', name: 'in force at 15\u00a0y' },
    ],
    rows: PROFILES.map(({ id, name, hazard, tested, reliability, lasts }) => {
      const peace = survival(hazard, 15);
      const none = id === 'nothing';
      return {
        id,
        name: title(name),
        cells: [
          share(peace),
          share((1 - peace) * (1 - tested)),
          ...[tested, reliability, lasts ** 15].map((n) => (none ? { text: '–' } : share(n))),
        ],
      };
    }),
  };
}

/** The three answers for the head profile; nothing was tested in the first year. */
function honoured(): Curves {
  const { lasts } = PROFILES[0];
  return {
    kind: 'curves',
    x: { name: 'time', unit: 'years', values: YEARS },
    y: { name: 'chance that help comes, or is promised', unit: 'share' },
    form: 'lines',
    series: [
      { id: 'tested', name: 'tested', values: YEARS.map((y) => (y < 1 ? null : 0.61 + 0.12 * Math.cos(y / 3))) },
      { id: 'reliability', name: 'if someone attacked regardless', values: YEARS.map((y) => 0.96 - 0.006 * y) },
      { id: 'in-force', name: 'in force', values: YEARS.map((y) => lasts ** y) },
    ],
    marks: ELECTIONS,
    tabled: [0, 1, 4, 8, 15],
  };
}

function causes(): Curves {
  const parts = [
    { id: 'honoured-all', name: 'attacked, honoured by all', of: 0.4 },
    { id: 'honoured-some', name: 'attacked, honoured by some', of: 0.21 },
    { id: 'refused', name: 'attacked, refused while in force', of: 0.12 },
    { id: 'notice', name: 'attacked, refused under notice', of: 0.06 },
    { id: 'none', name: 'attacked without any promise', of: 0.21 },
  ];
  return {
    kind: 'curves',
    x: { name: 'time', unit: 'years', values: YEARS },
    y: { name: 'chance that the peace has ended so', unit: 'share' },
    form: 'stack',
    series: parts.map(({ id, name, of }) => ({
      id,
      name,
      values: YEARS.map((y) => of * (1 - survival(PROFILES[0].hazard, y))),
    })),
    marks: ELECTIONS,
  };
}

function heat(): FindingValue {
  const [costs, wars] = [
    [5, 10, 15, 20, 25, 30, 40],
    [20, 25, 30, 35, 40],
  ];
  return {
    kind: 'heat',
    x: { name: 'cost of refusing', unit: 'points', values: costs },
    y: { name: 'cost of war', unit: 'points', values: wars },
    cells: wars.map((war) => costs.map((cost) => 1 / (1 + Math.exp((cost - war + 12) / 7)))),
    says: 'chance that the peace fails in 15 years',
    here: { x: 22, y: 30 },
  };
}

/** Rows as a name and its cells. */
function table(of: string, columns: string[], rows: [string, ...Cell[]][]): Table {
  return {
    kind: 'table',
    of,
    columns: columns.map((name) => ({ id: name.toLowerCase(), name })),
    rows: rows.map(([name, ...cells], i) => ({ id: `r${i}`, name, cells })),
  };
}
