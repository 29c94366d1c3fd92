import {
  LEAST_FOR_INFORMATION,
  type PartialInformation,
  partialInformation,
  perfectInformation,
} from '../../sensitivity/index.js';
import type { Finding } from '../finding.js';
import type { Assessed } from '../settlement/assess.js';
import { adopters } from '../settlement/context.js';
import { fixed, list, title } from '../text.js';
import { drawnColumns, type WorldRun } from './run.js';

/** A choice of one party, and what each way is worth to it in every world, in points of its own. */
interface Decision {
  id: string;
  party: { id: string; name: string };
  package: string;
  /** "whether to sign the offer". */
  about: string;
  payoffs: { name: string; values: Float64Array }[];
}

/** Points below which information prints as worth nothing. */
const NOTHING = 0.05;
const NAMED = 3;
const SHOWN = 12;
/** Of the ten parts of the worlds: any number would do. */
const SEED = 1;

/**
 * What it would be worth to a party to know a number of the case before it decides: each signatory about the package that
 * the assessment speaks of first, and the target of each offer about accepting or refusing it now.
 *
 * To play on is no third choice: what the game is worth in a world is had by somebody who knows that world, so it is
 * never less than either, and knowing would seem worth nothing.
 */
export function informationFindings(assessed: Assessed, run: WorldRun): Finding[] {
  if (run.table.worlds.length < LEAST_FOR_INFORMATION) return [];
  const columns = drawnColumns(run);
  return [...signatures(assessed, run), ...offers(assessed, run)].map((decision) => {
    const perfect = perfectInformation(decision.payoffs);
    const known =
      perfect < NOTHING
        ? []
        : columns.map((column) => worthOf(decision, column)).sort((a, b) => b.worth.estimate - a.worth.estimate);
    return finding(decision, perfect, known, run.table.worlds.length);
  });
}

type Known = ReturnType<typeof worthOf>;

function worthOf({ payoffs }: Decision, column: ReturnType<typeof drawnColumns>[number]) {
  const { id, what, ground, values } = column;
  const worth: PartialInformation = partialInformation(payoffs, [{ name: id, values }], SEED);
  return { id, what, ground, worth };
}

/** Of those who sign: a party that a red line keeps from signing whatever the numbers has nothing to decide. */
function signatures({ context, packages, head }: Assessed, { table }: WorldRun): Decision[] {
  const shown = packages.find(({ id }) => id === head);
  if (!shown) return [];
  const deciding = adopters(context).filter((a) => shown.explained.standings[a]!.lines.length === 0);
  return deciding.map((a) => {
    const party = context.actors[a]!;
    const sign = table.column(`margin/${shown.id}/${party.id}`);
    return {
      id: `${shown.id}/${party.id}`,
      party,
      package: shown.id,
      about: `whether to sign ${shown.name}`,
      payoffs: [
        { name: 'sign', values: sign },
        { name: 'not', values: new Float64Array(sign.length) },
      ],
    };
  });
}

function offers({ context: { c } }: Assessed, { table }: WorldRun): Decision[] {
  return c.offers.flatMap((offer) => {
    if (!table.has(`worth/${offer.id}/accept`)) return [];
    const party = c.parties.find(({ id }) => id === offer.to)!;
    const payoffs = ['accept', 'refuse'].map((name) => ({ name, values: table.column(`worth/${offer.id}/${name}`) }));
    if (payoffs.some(({ values }) => values.some(Number.isNaN))) return [];
    const called = c.packages.find(({ id }) => id === offer.package)!.name;
    const about = `whether to accept ${called} or refuse it now`;
    return [{ id: `offer/${offer.id}`, party, package: offer.package, about, payoffs }];
  });
}

function finding(decision: Decision, perfect: number, known: readonly Known[], worlds: number): Finding {
  const { id, party, about } = decision;
  const worth = known.filter((one) => one.worth.low > 0 && one.worth.estimate >= NOTHING);
  const named = worth.slice(0, NAMED);
  return {
    id: `sensitivity/information/${id}`,
    lens: 'sensitivity',
    question: `What should ${party.name} find out before deciding ${about}?`,
    about: { party: party.id, package: decision.package },
    sentence: sentence(decision, perfect, named),
    value: {
      kind: 'bars',
      of: 'number of the case',
      x: { name: `points that knowing it is worth to ${party.name}, over ${worlds} worlds`, unit: 'points' },
      rows: known
        .filter((one) => one.worth.estimate > 0)
        .slice(0, SHOWN)
        .map(({ id: number, what, worth: { estimate, low, high } }) => ({
          id: number,
          name: title(what),
          value: estimate,
          lo: low,
          hi: high,
        })),
    },
    grounds: [...new Set(named.flatMap(({ ground }) => ground ?? []))],
    certificate: 'not proven',
  };
}

function sentence({ party, about, payoffs }: Decision, perfect: number, named: readonly Known[]): string {
  const means = payoffs.map(({ values }) => values.reduce((sum, x) => sum + x, 0) / values.length);
  const best = payoffs[means.indexOf(Math.max(...means))]!.name;
  const now = `On average over the worlds it is best for ${party.name} to ${DOES[best]}`;
  const knowing = `knowing every number before deciding ${about} would be worth`;
  if (perfect < NOTHING) return `${now}; ${knowing} less than 0.1 points to it.`;
  const all = `${knowing} ${fixed(perfect)} points to it`;
  if (named.length === 0) return `${now}; ${all}, but knowing any single one of them no more than can be told from 0.`;
  const each = named.map(
    ({ what, worth }) => `${what}, ${fixed(worth.estimate)} (${fixed(worth.low)} to ${fixed(worth.high)})`,
  );
  return `${now}; ${all}. Of single numbers, knowing ${list(each)}.`;
}

const DOES: Record<string, string> = { sign: 'sign', not: 'refuse', accept: 'accept', refuse: 'refuse' };
