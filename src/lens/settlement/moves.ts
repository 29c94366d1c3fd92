import type { Trade, WouldTake } from '../../settlement/result.js';
import type { Cell, Certificate, Finding } from '../finding.js';
import { column, counted, fixed, list, signed, title } from '../text.js';
import { allGrounds, type Context, possessive, type Shown } from './context.js';
import { changesInBrief, describeChanges } from './packages.js';

/** The smallest changes to a package that win a party which refuses it, losing nobody who accepts. */
export function wouldTakeFinding(
  context: Context,
  shown: Shown,
  result: WouldTake,
  certificate: Certificate | 'not proven',
): Finding {
  const { actors } = context;
  const party = actors[result.party]!;
  const ways = result.ways.map((way) => ({
    ...way,
    text: describeChanges(context, shown.explained.package, way.package),
  }));
  const first = ways[0];
  const others = [...new Set(result.ways.flatMap((way) => way.losses.map((l) => l.party)))].sort((a, b) => a - b);
  const sentence = result.partial
    ? `What would win ${party.name} for ${shown.name} is not known: the search ${result.partial}.`
    : first
      ? `To win ${party.name} for ${shown.name} and lose nobody takes ${counted(result.changes!, 'change')}: ${changesInBrief(context, shown.explained.package, first.package, 4)}${losses(context, first.losses)}${ways.length > 1 ? ` (${counted(ways.length - 1, 'other way', 'other ways')} with other losses)` : ''}.`
      : `No change to ${shown.name}, however large, wins ${party.name} without losing somebody who accepts it.`;
  return {
    id: `settlement/would-take/${shown.id}/${party.id}`,
    lens: 'settlement',
    question: `What would win ${party.name} for ${shown.name}?`,
    about: { package: shown.id, party: party.id },
    sentence,
    value: {
      kind: 'table',
      of: 'changes',
      columns: [
        ...others.map((p) => ({
          id: actors[p]!.id,
          name: `${column(possessive(actors[p]!.name))} loss`,
          unit: 'points',
        })),
        { id: 'packages', name: 'packages' },
      ],
      rows: ways.map((way, n) => ({
        id: String(n + 1),
        name: way.text.join('; '),
        cells: [
          ...others.map((p): Cell => {
            const by = way.losses.find((l) => l.party === p)?.by ?? 0;
            return { text: signed(-by), number: -by };
          }),
          { text: String(way.packages), number: way.packages },
        ],
      })),
    },
    grounds: allGrounds(context),
    certificate,
  };
}

function losses({ actors }: Context, all: WouldTake['ways'][number]['losses']): string {
  const real = all.filter((l) => l.by > 0);
  if (real.length === 0) return ', at no loss to the others';
  return `, at a loss to ${list(real.map((l) => `${actors[l.party]!.name} of ${fixed(l.by)}`))} points`;
}

/** Trades that are shown; the number of all is in the sentence. */
const ROWS = 40;

/** Pairs of changes, each alone unwelcome to somebody, that together leave every signatory at least as well off. */
export function tradesFinding(
  context: Context,
  shown: Shown,
  trades: readonly Trade[],
  certificate: Certificate | 'not proven',
): Finding {
  const { actors, signatories } = context;
  const texts = trades.map((t) => describeChanges(context, shown.explained.package, t.package));
  const first = trades[0];
  const sentence = first
    ? `${counted(trades.length, 'trade')} would improve ${shown.name} for somebody at nobody's cost, such as ${list(texts[0]!)}: ${list(first.gains.map((g) => `${actors[g.party]!.name} ${signed(g.by)}`))}.`
    : `No trade of two changes improves ${shown.name} for somebody at nobody's cost.`;
  return {
    id: `settlement/trades/${shown.id}`,
    lens: 'settlement',
    question: `Which trades would improve ${shown.name} for all?`,
    about: { package: shown.id },
    sentence,
    value: {
      kind: 'table',
      of: trades.length > ROWS ? `trade (first ${ROWS} of ${trades.length})` : 'trade',
      columns: [
        ...signatories.map((p) => ({ id: actors[p]!.id, name: column(actors[p]!.name), unit: 'points gained' })),
        { id: 'alone', name: 'why neither change would do alone' },
      ],
      rows: trades.slice(0, ROWS).map((trade, n) => ({
        id: String(n + 1),
        name: texts[n]!.join('; '),
        cells: [
          ...signatories.map((p): Cell => {
            const by = trade.gains.find((g) => g.party === p)?.by ?? 0;
            return { text: signed(by), number: by };
          }),
          { text: trade.alone.map((harm) => harmed(context, harm)).join('; ') },
        ],
      })),
    },
    grounds: allGrounds(context),
    certificate,
  };
}

function harmed({ actors }: Context, harm: Trade['alone'][number]): string {
  const worse = harm.worse.map((w) => `${actors[w.party]!.name} loses ${fixed(w.by)}`);
  const crosses = harm.crosses.map((p) => `${actors[p]!.name} is taken across a red line`);
  return title(list([...worse, ...crosses]));
}
