import type { Curves, Dots, Finding } from '../../lens/finding.js';
import { about, matrixOverWorlds, PACKAGES } from './packages.js';

/** Findings about all worlds together, with numbers that are made up. */
export function worldsFindings(): Finding[] {
  return [
    about(
      'worlds/how-sure',
      'How sure is the answer?',
      'In 96 % of 1,024 worlds the offer is refused, by Russia in nearly all of these; the package that was found could be signed in 49 % (45–53), the narrower offer in 41 %.',
    ),
    { ...about('worlds/packages', 'In how many worlds would each sign?', SIGNED, matrixOverWorlds()), about: {} },
    ...PARTIES.map(([id, name, k]) => ({
      ...about(
        `worlds/margins/${id}`,
        `What would each package be worth to ${name}?`,
        `${name} is above its no-deal with the narrower offer in ${Math.round(PACKAGES[3]!.margins[k]![3] * 100)} % of worlds.`,
        margins(k),
      ),
      about: { party: id },
    })),
    {
      ...about('worlds/peace', 'How long does the peace last, and how sure is that?', PEACE, peaceCurves()),
      about: {},
    },
  ];
}

const PARTIES = [
  ['ua', 'Ukraine', 2],
  ['ru', 'Russia', 3],
] as const;

/** 20 quantiles of a margin whose 5 % and 95 % are given, skewed as these are. */
function margins(party: number): Dots {
  return {
    kind: 'dots',
    x: { name: 'margin over no-deal', unit: 'points' },
    reference: { x: 0, name: 'no-deal' },
    rows: PACKAGES.flatMap(({ id, name, margins }) => {
      const margin = margins[party];
      if (!margin) return [];
      const [point, lo, hi] = margin;
      const dots = Array.from({ length: 20 }, (_, i) => {
        const z = normal((i + 0.5) / 20);
        return point + (z < 0 ? point - lo : hi - point) * (z / 1.645);
      });
      return [{ id, name, dots, chance: dots.filter((v) => v >= 0).length / dots.length }];
    }),
  };
}

/** Quantile of the normal distribution by Tukey's lambda, good to 0.01 where it is used. */
const normal = (u: number) => (u ** 0.135 - (1 - u) ** 0.135) / 0.1975;

/** Peace by year with fans: hazards that rise with an election, wider the later. */
export function peaceCurves(packages: readonly string[] = PACKAGES.map(({ id }) => id)): Curves {
  const values = Array.from({ length: 31 }, (_, i) => i / 2);
  const path = (end: number) =>
    values.map((year) => Math.exp(Math.log(end) * (0.4 * (year / 15) ** 2 + 0.6 * bend(year))));
  const between = (a: number, b: number, share: number) => a + (b - a) * share;
  return {
    kind: 'curves',
    x: { name: 'years after signing', unit: 'years', values },
    y: { name: 'chance that there was no attack', unit: 'share' },
    form: 'lines',
    series: PACKAGES.filter(({ id }) => packages.includes(id)).map(({ id, name, peace: [point, lo, hi] }) => ({
      id,
      name,
      values: path(point!),
      fan: {
        p5: path(lo!),
        p25: path(between(point!, lo!, 0.45)),
        p75: path(between(point!, hi!, 0.45)),
        p95: path(hi!),
      },
    })),
    marks: [
      { x: 3.1, name: 'inauguration 2029' },
      { x: 7.1, name: '2033' },
      { x: 11.1, name: '2037' },
    ],
    tabled: [0, 2, 6, 10, 20, 30],
  };
}

/** From 0 to 1, faster for two years after each inauguration. */
function bend(year: number): number {
  const weight = (y: number) => ([3, 7, 11].some((x) => y >= x && y < x + 2) ? 1.8 : 0.6);
  const upTo = (end: number) =>
    Array.from({ length: Math.round(end * 2) }, (_, i) => weight(i / 2)).reduce((a, b) => a + b, 0);
  return upTo(year) / upTo(15);
}

const SIGNED =
  'The package that was found could be signed in 49 % of worlds and the narrower offer in 41 %; every other in fewer than 5 %.';
const PEACE =
  'The offer keeps the peace for 15 years in 62 % of stories at the medians, and in half of the worlds in 53 % to 69 %.';
