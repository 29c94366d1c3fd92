import type { Cell, Finding, Table } from '../../lens/finding.js';
import { percent, signed } from '../../lens/text.js';

/** A finding about the head package of this fixture. */
export function about(id: string, question: string, sentence: string, value?: Finding['value']): Finding {
  return {
    id,
    lens: id.split('/', 1)[0] as Finding['lens'],
    question,
    about: { package: 'offer' },
    sentence,
    value: value ?? { kind: 'choice', chosen: 'it', among: ['it'] },
    grounds: [],
    certificate: 'not proven',
  };
}

export const PARTIES = [
  { id: 'us', name: 'the United States', roles: ['signatory', 'guarantor'] },
  { id: 'eu', name: 'European states', roles: ['endorser', 'guarantor'] },
  { id: 'ua', name: 'Ukraine', roles: ['signatory', 'defender'] },
  { id: 'ru', name: 'Russia', roles: ['signatory', 'adversary'] },
  { id: 'congress', name: 'Congress', roles: ['ratifier'] },
];

/** Median, 5 %, 95 % and chance by party in the order above, `x` for a line that is crossed; then: could be signed. */
type Margin = [point: number, lo: number, hi: number, chance: number, crosses?: 'x'];

export const PACKAGES: { id: string; name: string; margins: (Margin | null)[]; all: number; peace: number[] }[] = [
  {
    id: 'offer',
    name: 'the offer',
    margins: [
      [17.8, 9.1, 26.4, 0.998],
      [8.4, -1.2, 17.9, 0.93],
      [9.6, -3.4, 21.1, 0.89],
      [-15.3, -27.2, -2.9, 0.04, 'x'],
      [4.0, -4.4, 12.0, 0.78],
    ],
    all: 0.03,
    peace: [0.62, 0.41, 0.78],
  },
  {
    id: 'offer-as-reported',
    name: 'the offer as far as reported',
    margins: [
      [14.6, 6.2, 22.8, 1],
      [27.3, 15.5, 38.0, 1],
      [16.6, 3.1, 29.7, 0.0, 'x'],
      [9.7, -6.3, 24.6, 0.84],
      [-0.3, -9.1, 8.0, 0.47],
    ],
    all: 0,
    peace: [0.997, 0.93, 0.9997],
  },
  {
    id: 'executive-offer',
    name: 'the offer by executive act',
    margins: [
      [19.9, 11, 28.9, 1],
      [-5.3, -16.8, 5.5, 0.21],
      [-0.8, -15.2, 12.7, 0.46],
      [-11.9, -25.1, 1.8, 0.07, 'x'],
      null,
    ],
    all: 0.0006,
    peace: [0.28, 0.09, 0.52],
  },
  {
    id: 'narrower-offer',
    name: 'the narrower offer',
    margins: [
      [18.5, 9.7, 27.4, 0.997],
      [6.5, -2.9, 15.6, 0.88],
      [11.4, -1.8, 23.2, 0.92],
      [0.5, -13.3, 14.9, 0.53],
      [4.2, -4.1, 12.3, 0.79],
    ],
    all: 0.41,
    peace: [0.81, 0.58, 0.93],
  },
  {
    id: 'moscow-terms',
    name: "Moscow's terms",
    margins: [
      [-5.4, -14.7, 4.1, 0.17],
      [-13.2, -24.8, -1.3, 0.03],
      [-21.5, -34.9, -8.8, 0.002, 'x'],
      [14.1, 2.4, 27.3, 0.97],
      null,
    ],
    all: 0,
    peace: [0.44, 0.17, 0.71],
  },
  {
    id: 'found',
    name: 'found: the Nash package',
    margins: [
      [25.3, 15.6, 35.1, 1],
      [14.3, 3.5, 24.4, 0.98],
      [5.8, -7.5, 17.6, 0.76],
      [3.7, -10.6, 18.0, 0.66],
      [10.8, 1.1, 20.3, 0.96],
    ],
    all: 0.49,
    peace: [0.77, 0.53, 0.91],
  },
];

/** Margins at the medians with their ranges, and the chance of each consent. */
export function matrixOverWorlds(): Table {
  const cell = (margin: Margin | null): Cell => {
    if (!margin) return { text: 'not needed' };
    const [number, lo, hi, chance, crosses] = margin;
    const mark = crosses ? 'line' : number < 0 ? 'refuses' : 'accepts';
    const text = signed(number) + (crosses ? ' crosses: EU accession or land only for Western recognition' : '');
    return { text, number, range: [lo, hi], chance, mark };
  };
  return {
    kind: 'table',
    of: 'package',
    columns: [
      ...['United States', 'European states', 'Ukraine', 'Russia', 'Congress'].map((name, i) => ({
        id: PARTIES[i]!.id,
        name,
        unit: 'points over no-deal',
      })),
      { id: 'all', name: 'could be signed' },
    ],
    rows: PACKAGES.map(({ id, name, margins, all }) => ({
      id,
      name: name.charAt(0).toUpperCase() + name.slice(1),
      cells: [
        ...margins.map(cell),
        { text: all > 0.4 ? 'yes' : 'no', chance: all, mark: all > 0.4 ? ('accepts' as const) : ('refuses' as const) },
      ],
    })),
  };
}

/** How long the peace holds with each package, with ranges. */
export function holdsOverWorlds(): Table {
  const columns = ['peace holds', 'guarantee fails', 'help: attacks that come', 'help: attacked regardless'];
  const share = ([number, lo, hi]: number[]): Cell => ({
    text: percent(number!),
    number: number!,
    range: [lo!, hi!],
  });
  return {
    kind: 'table',
    of: 'package',
    columns: [...columns, 'still in force'].map((name) => ({ id: name, name })),
    rows: PACKAGES.map(({ id, name, peace }) => ({
      id,
      name: name.charAt(0).toUpperCase() + name.slice(1),
      cells: [
        share(peace),
        share([0.068, 0.021, 0.172]),
        share([0.85, 0.62, 0.94]),
        share([0.95, 0.84, 0.99]),
        share([0.982, 0.911, 0.9985]),
      ],
    })),
  };
}
