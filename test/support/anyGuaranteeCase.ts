import fc from 'fast-check';
import { type TinyParts, tinyCase } from './guaranteeCases.js';

const points = (min: number, max: number) => fc.integer({ min, max });
const NAMES = ['willing', 'wary', 'hostile'];
const LEVELS = ['weak', 'even', 'strong'];

/** Whole per cents that sum to 100, as in `60%, 30%, 10%`. */
const chances = (n: number) =>
  fc.array(points(1, 10), { minLength: n, maxLength: n }).map((weights) => {
    const total = weights.reduce((a, b) => a + b, 0);
    const shares = weights.slice(1).map((w) => Math.floor((100 * w) / total));
    return [100 - shares.reduce((a, b) => a + b, 0), ...shares].map((share) => `${share}%`);
  });

/** Points, or chances of a row, by stance. */
const byStance = <T>(stances: number, of: fc.Arbitrary<T>) =>
  fc
    .array(of, { minLength: stances, maxLength: stances })
    .map((all) => `{${all.map((x, i) => `${NAMES[i]}: ${x}`).join(', ')}}`);

/** Stances of a guarantor: where they start, and how they change of themselves. */
const stances = (n: number) =>
  fc
    .tuple(chances(n), fc.option(fc.tuple(points(0, n - 1), points(1, 30))), fc.array(points(1, 12), { minLength: n }))
    .map(([start, drift, leave]) => {
      const starts = `start: {${start.map((x, i) => `${NAMES[i]}: ${x}`).join(', ')}}`;
      if (n === 1) return `{${starts}}`;
      if (drift) {
        const [from, chance] = drift;
        const to = NAMES[(from + 1) % n];
        return `{${starts}, drift: {from: ${NAMES[from]}, to: ${to}, chance: ${chance}% per year}}`;
      }
      const rows = NAMES.slice(0, n).map((name, i) => {
        const row = NAMES.slice(0, n).map((_, j) => (i === j ? 100 - leave[i] * (n - 1) : leave[i]));
        return `${name}: [${row.map((x) => `${x}%`).join(', ')}]`;
      });
      return `{${starts}, yearly: {${rows.join(', ')}}}`;
    });

/** An event that moves a party, on one day of three years or two a whole number of months apart. */
const event = (party: string, n: number) =>
  fc
    .tuple(points(0, 18), fc.option(points(3, 15)), fc.array(chances(n), { minLength: n, maxLength: n }), points(1, 28))
    .map(([first, apart, rows, day]) => {
      const date = (months: number) => {
        const month = 3 + months;
        return `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      };
      const on = apart === null ? date(first) : `[${date(first)}, ${date(first + apart)}]`;
      return `{on: ${on}, moves: ${party}, chance: {${rows.map((row, i) => `${NAMES[i]}: [${row.join(', ')}]`).join(', ')}}}`;
    });

const form = fc
  .tuple(points(0, 3), points(0, 15), points(0, 40))
  .map(([notice, leaving, refusing]) => `{notice: ${notice} quarters, leaving: ${leaving}, refusing: ${refusing}}`);

const future = fc.oneof(
  points(-20, 90).map(String),
  fc.tuple(points(-20, 40), points(41, 90)).map(([a, b]) => `{${a}: land = kept and pledge != none, ${b}: otherwise}`),
);

const list = (parts: (string | null)[]) => parts.filter((part) => part !== null).join('\n');

/** Promises and forces of the friend and perhaps the ally, whose governments have so many stances. */
const commitments = (friend: number, ally: number | null) => {
  const promise = (by: string, n: number) =>
    fc
      .tuple(byStance(n, points(0, 50)), points(5, 70), fc.option(byStance(n, points(0, 6))))
      .map(
        ([honouring, adds, upkeep]) =>
          `  ${by}-help: {by: ${by}, given: pledge != none, form: {treaty: pledge = firm, letter: otherwise}, honouring: ${honouring}, adds: ${adds}%${upkeep ? `, upkeep: ${upkeep}` : ''}}`,
      );
  const force = (by: string, n: number) =>
    fc
      .tuple(
        points(0, 25),
        points(0, 10),
        fc.option(points(5, 70)),
        fc.option(byStance(n, points(0, 40))),
        points(0, 5),
      )
      .map(
        ([tripwire, recalling, adds, honouring, upkeep]) =>
          `  ${by}-guards: {by: ${by}, given: guard != none, kind: deployment, tripwire: ${tripwire}, recalling: ${recalling}, upkeep: ${upkeep}${adds === null ? '' : `, adds: ${adds}%`}${honouring ? `, honouring: ${honouring}` : ''}}`,
      );
  const none = fc.constant(null);
  return fc
    .tuple(
      promise('friend', friend),
      fc.option(force('friend', friend)),
      ally === null ? none : promise('ally', ally),
      ally === null ? none : fc.option(force('ally', ally)),
    )
    .map(list);
};

const balance = (levels: number) =>
  fc
    .tuple(points(0, levels - 1), points(0, 50), points(0, 30), fc.array(points(0, 90), { minLength: 3, maxLength: 3 }))
    .map(
      ([start, rebuild, decay, alone]) =>
        `balance: {levels: [${LEVELS.slice(0, levels).join(', ')}], start: ${LEVELS[start]}, rebuild: ${rebuild}% per year, decay: ${decay}% per year, alone: {${alone
          .slice(0, levels)
          .map((x, i) => `${LEVELS[i]}: ${x}%`)
          .join(', ')}}}`,
    );

const parts = (friend: number, ally: number | null, levels: number): fc.Arbitrary<TinyParts> => {
  const guarantors = ally === null ? ['friend'] : ['friend', 'ally'];
  const counts = ally === null ? [friend] : [friend, ally];
  return fc
    .record({
      forms: fc.tuple(form, form).map(([a, b]) => `  letter: ${a}\n  treaty: ${b}`),
      commitments: commitments(friend, ally),
      held: fc.tuple(future, future, future, future),
      lost: fc.tuple(future, future, future, future),
      given: fc.boolean(),
      lasting: fc.subarray(['pledge', 'guard', 'land']),
      stances: fc.tuple(...counts.map(stances)),
      events: fc.array(
        points(0, guarantors.length - 1).chain((g) => event(guarantors[g], counts[g])),
        { maxLength: 2 },
      ),
      balance: balance(levels),
      order: fc.shuffledSubarray(guarantors, { minLength: guarantors.length }),
      rate: points(1, 4),
      slip: fc.tuple(points(10, 30), points(2, 10)),
      known: points(4, 25),
      discount: fc.tuple(points(1, 30), points(1, 30), points(1, 30)),
      step: fc.constantFrom('quarter', 'half-year'),
    })
    .map((x) => {
      const futures = (of: string[]) => `up: ${of[0]}, low: ${of[1]}, friend: ${of[2]}, ally: ${of[3]}`;
      return {
        forms: x.forms,
        commitments: x.commitments,
        held: futures(x.held),
        lost: `${futures(x.lost)}${x.given ? '}\n  given: word #' : ''}`,
        more: [
          `stances: {${guarantors.map((g, i) => `${g}: ${x.stances[i]}`).join(', ')}}`,
          `calendar: {${x.events.map((e, i) => `event-${i}: ${e}`).join(', ')}}`,
          x.balance,
          `lasting: [${x.lasting.join(', ')}]`,
          `behaviour: {reconsiders: ${x.rate} per year, slip: {loses: ${x.slip[0]} points, in: ${x.slip[1]}% of years}, war-cost-known-to: ${x.known} points, order: [${x.order.join(', ')}]}`,
          `discount: {up: ${x.discount[0]}% per year, low: ${x.discount[1]}% per year, friend: ${x.discount[2]}% per year}`,
          `step: ${x.step}\nhorizon: ${x.step === 'quarter' ? '1 year' : '2 years'}\ntail: 2 years`,
        ].join('\n'),
      };
    });
};

/** The text of a tiny case with any numbers, one or two guarantors of up to three stances, and up to three strengths. */
export const anyGuaranteeCase: fc.Arbitrary<string> = fc
  .tuple(points(1, 3), fc.option(points(1, 2)), points(1, 3))
  // So many states can be looked at by name: those of one guarantor, or of two with little else.
  .map(([friend, ally, levels]): [number, number | null, number] =>
    ally === null ? [friend, null, levels] : [Math.min(2, friend), ally, friend === 3 ? 2 : 1],
  )
  .chain(([friend, ally, levels]) => parts(friend, ally, levels))
  .map(tinyCase);

export const anyOptions: fc.Arbitrary<Record<string, string>> = fc.record({
  pledge: fc.constantFrom('none', 'soft', 'firm'),
  guard: fc.constantFrom('none', 'small', 'large'),
  land: fc.constantFrom('kept', 'shared', 'ceded'),
});
