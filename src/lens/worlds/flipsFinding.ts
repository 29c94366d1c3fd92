import type { Case } from '../../case/index.js';
import type { Certificate, Finding, Table } from '../finding.js';
import { counted, fixed, list, percent, title } from '../text.js';
import type { Group, Moves } from './asker.js';
import type { FlipCheck, FlipClaim } from './checkFlips.js';
import type { Flip, Flips, PairFlip } from './flips.js';
import type { Headline } from './headline.js';
import type { Input } from './inputs.js';
import { inUnit } from './inUnit.js';
import { aboutOf, rangeOf } from './tornadoFinding.js';
import { isAbove, stateInWords, turningPoint } from './turn.js';

/** How many the sentence names. */
const NAMED = 3;
/** How far on both sides of a turn, in u, it is looked at again: one draw in a hundred lies between it and the turn. */
const ASIDE = 0.01;

/** What is claimed of a flip: see {@link FlipClaim}. */
export function claimOf(inputs: readonly Input[], headline: Headline, { mover, u }: Flip): FlipClaim {
  const outwards = u < 0.5 ? -1 : 1;
  const side = (by: number) => mover.at(Math.min(1 - LAST, Math.max(LAST, u + by)));
  return {
    answer: headline.answer,
    turnsAt: turningPoint(headline),
    input: inputs[mover.input]!.id,
    inner: side(-outwards * ASIDE),
    outer: side(outwards * ASIDE),
  };
}

const LAST = 1e-4;

/**
 * Which numbers, alone or in pairs, turn a headline, and where.
 *
 * @param checks One for each of `found.alone`.
 * @param barred What no number turns: a sentence, where there is such a thing.
 */
export function flipsFinding(
  { c, packages }: { c: Case; packages: Group['packages'] },
  headline: Headline,
  centre: number,
  found: Flips,
  checks: readonly FlipCheck[],
  barred?: string,
): Finding[] {
  if (Number.isNaN(centre)) return [];
  const above = isAbove(headline, centre);
  const state = (side: boolean) => stateInWords(c, packages, headline, side);
  const doubted = found.alone.filter((_, i) => checks[i]?.turns === false).map(({ mover }) => mover.what);
  const sentence = [
    `At the medians ${state(above)}.`,
    alone(found, state(!above)),
    ...(found.alone.some(({ inside }) => inside) ? [] : [together(found)]),
    ...(barred ? [barred] : []),
    ...(doubted.length > 0
      ? [`Played in the case's own steps it does not turn there for ${list(doubted)}: see the table.`]
      : []),
  ].join(' ');
  const grounds = [...found.alone, ...found.pairs.slice(0, NAMED).flatMap(({ moves }) => moves)];
  return [
    {
      id: `sensitivity/flips/${headline.answer}`,
      lens: 'sensitivity',
      question: `What would turn ${headline.says}?`,
      about: aboutOf(headline),
      sentence,
      value: tableOf(headline, found, checks),
      grounds: [...new Set(grounds.flatMap(({ mover }) => mover.ground ?? []))],
      certificate: certificateOf(found, checks),
    },
  ];
}

function alone({ alone: all, closely }: Flips, turned: string): string {
  const inside = all.filter((flip) => flip.inside);
  if (inside.length === 0) {
    const [next] = all;
    const none = 'No single number turns that within its 90 % range';
    return next
      ? `${none}; beyond it, the nearest is ${next.mover.what}, ${where(next)}.`
      : closely
        ? `${none}, or near it.`
        : `${none}.`;
  }
  const named = inside.slice(0, NAMED).map((flip) => `${flip.mover.what}, ${where(flip)}`);
  const rest = inside.length - named.length;
  const more = rest > 0 ? `; ${rest} more could` : '';
  const only = inside.length === 1 ? 'Only one number alone' : `Each of ${inside.length} numbers alone`;
  return `${only} could turn it within its 90 % range, so that ${turned}: ${named.join('; ')}${more}.`;
}

/** `below 27.2, where 2.2 % of its draws lie`. */
function where({ mover, u, value, beyond }: Flip): string {
  const outwards = mover.at(u < 0.5 ? u - ASIDE * u : u + ASIDE * (1 - u))[mover.column]!;
  const way = outwards < value || u < 0.5 ? 'below' : 'above';
  return `${way} ${inUnit(value, mover.unit)}, where ${percent(beyond)} of its draws lie`;
}

function together({ pairs, paired }: Flips): string {
  const named = pairs.slice(0, NAMED).map(({ moves }) => moves.map(end).join(' with '));
  if (named.length > 0) return `Two together do, at ends of their 90 % ranges: ${named.join('; or ')}${and(pairs)}.`;
  return paired < 2 ? '' : `Nor do two of the ${paired} that move it most.`;
}

const and = (pairs: readonly PairFlip[]) =>
  pairs.length > NAMED ? `; and ${counted(pairs.length - NAMED, 'pair')} more` : '';

function end({ mover, u }: Moves[number]): string {
  return `${mover.what} (${inUnit(mover.at(u)[mover.column]!, mover.unit)})`;
}

function tableOf(headline: Headline, { alone: all, pairs }: Flips, checks: readonly FlipCheck[]): Table {
  const answer = (x: number) => {
    if (headline.unit === 'yes') return x === 1 ? 'yes' : 'no';
    return headline.unit === 'points' ? fixed(x) : percent(x);
  };
  return {
    kind: 'table',
    of: 'number of the case',
    columns: [
      { id: 'turns', name: 'turns at' },
      { id: 'median', name: 'median' },
      { id: 'range', name: '90 % range' },
      { id: 'beyond', name: 'draws beyond' },
      { id: 'check', name: 'answer on both sides, own steps' },
    ],
    rows: [
      ...all.map((flip, i) => {
        const { mover, value, beyond } = flip;
        const check = checks[i];
        const said = check?.turns === undefined ? 'not looked at' : `${answer(check.inner)} · ${answer(check.outer)}`;
        return {
          id: `${mover.id} ${flip.u < 0.5 ? 'low' : 'high'}`,
          name: title(mover.what),
          cells: [
            { text: inUnit(value, mover.unit), number: value },
            { text: inUnit(mover.median, mover.unit), number: mover.median },
            { text: rangeOf(flip).join(' to ') },
            { text: percent(beyond), number: beyond },
            { text: check?.turns === false ? `${said}: does not turn` : said },
          ],
        };
      }),
      ...pairs.slice(0, SHOWN).map(({ moves, answer: x }) => ({
        id: moves.map(({ mover, u }) => `${mover.id} ${u}`).join(' + '),
        name: title(list(moves.map(({ mover }) => mover.what))),
        cells: [
          { text: list(moves.map(({ mover, u }) => inUnit(mover.at(u)[mover.column]!, mover.unit))) },
          { text: list(moves.map(({ mover }) => inUnit(mover.median, mover.unit))) },
          { text: 'at ends' },
          { text: '' },
          { text: `${answer(x)}, not checked` },
        ],
      })),
    ],
  };
}

/** Pairs in the table. */
const SHOWN = 12;

function certificateOf({ alone: all }: Flips, checks: readonly FlipCheck[]): Certificate | 'not proven' {
  if (all.length === 0 || checks.some(({ turns }) => turns === undefined)) return 'not proven';
  return {
    kind: 'the answer is another on both sides of each value given for one number; not, that none is nearer',
    checkedBy: 'checkFlips',
    holds: checks.every(({ turns }) => turns === true),
    extent: `${counted(2 * all.length, 'world')} answered anew, in the case's own steps`,
  };
}
