import type { Bars, Finding, Table, Tornado } from '../../lens/finding.js';
import { about } from './packages.js';

/** What drives the answers and what would change them, with numbers that are made up. */
export function sensitivityFindings(): Finding[] {
  return [
    {
      ...about('sensitivity/main', 'What drives the answers most?', MAIN_SAID, {
        kind: 'set',
        items: DRIVERS.rows.slice(0, 3).map(({ id, name }) => ({ id, name, detail: "of Russia's margin" })),
      }),
      about: {},
    },
    about('sensitivity/drivers/offer', 'Which numbers drive the margin of Russia?', DRIVERS_SAID, DRIVERS),
    about('sensitivity/drivers/peace', 'Which numbers drive the peace?', 'The cost of war to Russia drives it.', {
      ...DRIVERS,
      rows: DRIVERS.rows.slice(0, 3),
    }),
    about('sensitivity/tornado/offer', 'What if one number moved alone?', TORNADO_SAID, TORNADO),
    about('sensitivity/flips/offer', 'How far must one number move to change the answer?', FLIPS_SAID, FLIPS),
    about('sensitivity/scenario/offer', 'In which worlds could it be signed?', SCENARIO_SAID, SCENARIO),
    about('sensitivity/information/offer', 'What is worth finding out next?', INFORMATION_SAID, INFORMATION),
    about('sensitivity/robust/offer', 'Which package is good in most worlds?', ROBUST_SAID, ROBUST),
  ];
}

const DRIVERS: Bars = {
  kind: 'bars',
  of: 'number of the case',
  x: { name: 'share of the variance', unit: 'share' },
  rows: [
    { id: 'a', name: "Russia's worth of recognition by others", note: '40 to 80', value: 0.38, lo: 0.33, hi: 0.43 },
    { id: 'b', name: 'what Russia expects of fighting on', note: '30 to 55', value: 0.21, lo: 0.17, hi: 0.26 },
    { id: 'c', name: 'cost of war to Russia', note: '15 to 40', value: 0.17, lo: 0.12, hi: 0.22 },
    { id: 'd', name: 'how well governments choose (λ)', note: '0.05 to 0.3', value: 0.06, lo: 0.02, hi: 0.1 },
    { id: 'e', name: 'yearly chance that the United States turns away', value: 0.012, lo: -0.008, hi: 0.031 },
  ],
};

const TORNADO: Tornado = {
  kind: 'tornado',
  of: 'number of the case',
  x: { name: "Russia's margin over no-deal", unit: 'points' },
  centre: -15.3,
  reference: { x: 0, name: 'no-deal' },
  rows: [
    {
      id: 'a',
      name: "Russia's worth of recognition by others",
      low: { says: '40', x: -1.2 },
      high: { says: '80', x: -27.9 },
    },
    {
      id: 'b',
      name: 'what Russia expects of fighting on',
      low: { says: '30', x: 1.7 },
      high: { says: '55', x: -24.6 },
    },
    { id: 'c', name: 'cost of war to Russia', low: { says: '15', x: -21.8 }, high: { says: '40', x: -10.2 } },
    {
      id: 'd',
      name: 'yearly chance that the United States turns away from what it has promised',
      low: { says: '0.5 %', x: -16.2 },
      high: { says: '4 %', x: -15.3 },
    },
    {
      id: 'e',
      name: 'how well governments choose (λ)',
      low: { says: '0.05', x: -18.9 },
      high: { says: '0.3', x: -16.4 },
    },
  ],
};

const FLIPS: Table = {
  kind: 'table',
  of: 'number of the case',
  columns: [
    { id: 'now', name: 'median' },
    { id: 'range', name: 'range in the case' },
    { id: 'flip', name: 'flips at' },
    { id: 'then', name: 'what changes' },
  ],
  rows: [
    row('a', 'what Russia expects of fighting on', '42', '30 to 55', '27', 'Russia would sign the offer'),
    row('b', "Russia's worth of recognition by others", '60', '40 to 80', '38', 'Russia would sign the offer'),
    row('c', "Ukraine's no-deal", '31', '22 to 41', '41', 'Ukraine would refuse the offer'),
  ],
};

const SCENARIO: Table = {
  kind: 'table',
  of: 'number of the case',
  columns: [
    { id: 'from', name: 'from' },
    { id: 'to', name: 'to' },
    { id: 'case', name: 'range in the case' },
  ],
  rows: [
    row('a', 'what Russia expects of fighting on', '30', '36', '30 to 55'),
    row('b', 'cost of war to Russia', '29', '40', '15 to 40'),
  ],
};

const INFORMATION: Bars = {
  ...DRIVERS,
  x: { name: 'points that knowing it would be worth to Ukraine', unit: 'points' },
  rows: DRIVERS.rows.slice(0, 4).map((r) => ({ ...r, value: r.value * 6, lo: r.lo! * 6, hi: r.hi! * 6 })),
};

const ROBUST: Table = {
  kind: 'table',
  of: 'package',
  columns: [
    { id: 'signed', name: 'could be signed' },
    { id: 'peace', name: 'peace holds' },
    { id: 'regret', name: 'largest regret', unit: 'points' },
  ],
  rows: [
    {
      id: 'found',
      name: 'found: the Nash package',
      cells: [
        { text: '49 %', number: 0.49, range: [0.45, 0.53] },
        { text: '77 %', number: 0.77, range: [0.53, 0.91] },
        { text: '6.1', number: 6.1, range: [2.2, 14.8] },
      ],
    },
    {
      id: 'narrower-offer',
      name: 'the narrower offer',
      cells: [
        { text: '41 %', number: 0.41, range: [0.37, 0.45] },
        { text: '81 %', number: 0.81, range: [0.58, 0.93] },
        { text: '8.7', number: 8.7, range: [3.4, 19.2] },
      ],
    },
  ],
};

function row(id: string, name: string, ...cells: string[]): Table['rows'][number] {
  return { id, name, cells: cells.map((text) => (/^[\d.]+$/.test(text) ? { text, number: Number(text) } : { text })) };
}

const DRIVERS_SAID = 'What others recognise drives it most.';
const MAIN_SAID =
  "Three numbers carry Russia's margin: its worth of recognition (38 % of the variance), what it expects of fighting on (21 %) and the cost of war (17 %).";
const TORNADO_SAID = 'Only what Russia expects of fighting on would bring it above its no-deal within its own range.';
const FLIPS_SAID = 'The answer flips if what Russia expects of fighting on falls below 27 (the case says 30 to 55).';
const SCENARIO_SAID =
  'The narrower offer could be signed in 78 % of the worlds in which Russia expects less than 36 of fighting on and war costs it more than 29; these are 31 % of all worlds that sign it.';
const INFORMATION_SAID = "Knowing Russia's worth of recognition would be worth 2.3 points to Ukraine (2.0–2.6).";
const ROBUST_SAID = 'The package that was found could be signed in most worlds, and its largest regret is the least.';
