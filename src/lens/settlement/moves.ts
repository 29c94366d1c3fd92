import { explainPackage } from '../../settlement/evaluate.js';
import type { PackageExplained, Trade, WouldTake } from '../../settlement/result.js';
import type { Cell, Certificate, Finding } from '../finding.js';
import { column, counted, fixed, list, signed, title } from '../text.js';
import { allGrounds, type Context, type Shown } from './context.js';
import { changesInBrief, describeChanges } from './packages.js';

/** The smallest changes to a package that win a party which refuses it, losing nobody who accepts; and their cost. */
export function wouldTakeFinding(
  context: Context,
  shown: Shown,
  result: WouldTake,
  certificate: Certificate | 'not proven',
): Finding {
  const { actors, space } = context;
  const party = actors[result.party]!;
  const before = shown.explained;
  const ways = result.ways.map((way) => ({ ...way, after: explainPackage(space, way.package) }));
  const others = actors.flatMap((_, p) => (p === result.party ? [] : [p]));
  const several = ways.some((way) => way.packages > 1);
  return {
    id: `settlement/would-take/${shown.id}/${party.id}`,
    lens: 'settlement',
    question: `What would win ${party.name} for ${shown.name}?`,
    about: { package: shown.id, party: party.id },
    sentence: wouldTakeSentence(),
    value: {
      kind: 'table',
      of: 'changes',
      columns: [
        ...others.map((p) => ({ id: actors[p]!.id, name: column(actors[p]!.name), unit: 'points gained or lost' })),
        ...(several ? [{ id: 'packages', name: 'packages with these losses' }] : []),
      ],
      rows: ways.map((way, n) => ({
        id: String(n + 1),
        name: describeChanges(context, before.package, way.package).join('; '),
        cells: [
          ...others.map((p): Cell => {
            if (!way.after.standings[p]!.needed) return { text: 'not asked' };
            const by = way.after.standings[p]!.value - before.standings[p]!.value;
            return { text: signed(by), number: by };
          }),
          ...(several ? [{ text: String(way.packages), number: way.packages }] : []),
        ],
      })),
    },
    grounds: allGrounds(context),
    certificate,
  };

  function wouldTakeSentence(): string {
    const [first] = ways;
    if (result.partial)
      return `What would win ${party.name} for ${shown.name} is not known: the search ${result.partial}.`;
    if (!first)
      return `No change to ${shown.name}, however large, wins ${party.name} without losing somebody who accepts it.`;
    const changes = changesInBrief(context, before.package, first.package, 4);
    return `To win ${party.name} for ${shown.name} and keep all who accept it takes ${counted(result.changes!, 'change')}: ${changes}. ${cost(context, before, first.after, result.party)}`;
  }
}

/** What a change costs everybody but the one it wins: signatories first, then those who do not sign, then who is passed over. */
function cost({ actors }: Context, before: PackageExplained, after: PackageExplained, winner: number): string {
  const loses = (role: string) =>
    actors.flatMap((a, p) => {
      const by = before.standings[p]!.value - after.standings[p]!.value;
      if (p === winner || a.role !== role || !after.standings[p]!.needed || by < 0.05) return [];
      return [`${a.name} ${fixed(by)}`];
    });
  const signatories = loses('signatory');
  const rest = [...loses('endorser'), ...loses('ratifier')];
  const passed = actors.flatMap((a, p) =>
    before.standings[p]!.needed && !after.standings[p]!.needed ? [`the consent of ${a.name} is no longer asked`] : [],
  );
  const parts = [
    signatories.length > 0 ? `in points, ${list(signatories)}` : 'nothing to the others who sign',
    rest.length > 0 ? `of those who do not sign, ${list(rest)}` : '',
    ...passed,
  ].filter(Boolean);
  return `Cost: ${parts.join('; ')}.`;
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
    ? `${counted(trades.length, 'swap')} of two terms of ${shown.name} would help somebody without hurting a signatory, such as ${list(texts[0]!)}: ${list(first.gains.map((g) => `${actors[g.party]!.name} ${signed(g.by)}`))}.`
    : `No swap of two terms of ${shown.name} helps one signatory without hurting another.`;
  return {
    id: `settlement/trades/${shown.id}`,
    lens: 'settlement',
    question: `Which swaps of two terms would improve ${shown.name}?`,
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
  const worse = harm.worse.map((w) => `${actors[w.party]!.name} would lose ${fixed(w.by)}`);
  const crosses = harm.crosses.map((p) => `a red line of ${actors[p]!.name} would be crossed`);
  return title(list([...worse, ...crosses]));
}
