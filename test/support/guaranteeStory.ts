import type { Definition } from './guaranteeByDefinition.js';
import type { State } from './guaranteeStages.js';

/** What the definitions say of a package's guarantee game. Series run over the steps of the horizon, 0 = signing. */
export interface Story {
  peace: number[];
  causes: Record<string, number[]>;
  guaranteeFails: number[];
  inForce: Record<string, number[]>;
  /** By year; `any` and each guarantor. */
  tested: Record<string, (number | null)[]>;
  reliability: Record<string, (number | null)[]>;
  worth: Record<string, number>;
  /** Share of a party's discounted future that is spent in peace. */
  inPeace: Record<string, number>;
}

export interface Attack {
  s: State;
  helpers: string[];
  chance: number;
}

/** Follows all stories of a game, step by step, as chances of states. */
export function storyOf(d: Definition): Story {
  const { part, horizon } = d;
  const at: [State, number][][] = [gather(d.starts)];
  const attacks: Attack[][] = [];
  for (let t = 0; t < d.steps.length; t++) {
    const { after, fought } = advance(d, t, at[t]);
    at.push(after);
    attacks.push(fought);
  }
  const upTo = (of: (t: number) => number) => Array.from({ length: horizon + 1 }, (_, t) => of(t));
  const chance = (t: number, of: (s: State) => number) => at[t].reduce((sum, [s, p]) => sum + p * of(s), 0);
  const sum = (from: number, to: number, of: (attack: Attack) => boolean) =>
    attacks
      .slice(from, to)
      .flat()
      .reduce((total, attack) => total + (of(attack) ? attack.chance : 0), 0);
  const peaceAt = (t: number) => chance(t, () => 1);
  const causes = [...new Set(attacks.flat().map((attack) => causeOf(d, attack)))];
  const perYear = Math.round(1 / part.step.years);
  // The last year may be a part of one.
  const years = Math.ceil(horizon / perYear);
  const who = ['any', ...part.behaviour.order];
  const helps =
    (id: string) =>
    ({ helpers }: { helpers: string[] }) =>
      id === 'any' ? helpers.length > 0 : helpers.includes(id);
  const step = (year: number) => Math.min(horizon, year * perYear);
  return {
    peace: upTo(peaceAt),
    causes: Object.fromEntries(causes.map((cause) => [cause, upTo((t) => sum(0, t, (a) => causeOf(d, a) === cause))])),
    guaranteeFails: upTo(
      (t) => sum(0, t, ({ helpers }) => helpers.length === 0) + chance(t, (s) => (d.standing(s).length === 0 ? 1 : 0)),
    ),
    inForce: Object.fromEntries(
      [...d.promises, ...d.forces].map(({ id }) => [
        id,
        upTo((t) => chance(t, (s) => (d.standing(s).includes(id) ? 1 : 0))),
      ]),
    ),
    tested: Object.fromEntries(
      who.map((id) => [
        id,
        Array.from({ length: years }, (_, y) =>
          ratio(
            sum(step(y), step(y + 1), helps(id)),
            sum(step(y), step(y + 1), () => true),
          ),
        ),
      ]),
    ),
    reliability: Object.fromEntries(
      who.map((id) => [
        id,
        Array.from({ length: years + 1 }, (_, y) => {
          const willing = (s: State) =>
            d
              .tests(s)
              .filter(helps(id))
              .reduce((total, test) => total + test.chance, 0);
          return ratio(chance(step(y), willing), peaceAt(step(y)));
        }),
      ]),
    ),
    worth: Object.fromEntries(
      Object.keys(part.futures).map((party) => {
        const guarantor = part.behaviour.order.includes(party);
        const own = (s: State) => d.worthAt(0, s)[guarantor ? d.governs(s, party) : party];
        return [party, d.starts.reduce((total, [s, p]) => total + (p > 0 ? p * own(s) : 0), 0)];
      }),
    ),
    inPeace: Object.fromEntries(
      Object.keys(part.futures).map((party) => {
        const yearly = 1 - part.discount[party].value;
        let weight = 1;
        let share = 0;
        d.steps.forEach(({ years: length }, t) => {
          share += weight * (1 - yearly ** length) * peaceAt(t);
          weight *= yearly ** length;
        });
        return [party, share + weight * peaceAt(d.steps.length)];
      }),
    ),
  };
}

/** A step: where the chances of states go, and the attacks in it. */
export function advance(d: Definition, t: number, now: [State, number][]) {
  const fought: Attack[] = [];
  let after = now;
  d.stages(t).forEach((stage, k) => {
    after = gather(
      after.flatMap(([s, p]): [State, number][] => {
        if ('chance' in stage) return stage.chance(s).map(([to, chance]) => [to, p * chance]);
        const choice = stage.choice(s);
        if (!choice) return [[s, p]];
        const turn = p * d.switches(t, k, s);
        const stays: [State, number] = [s, p - turn];
        if (choice.to !== 'attack') return [[choice.to, turn], stays];
        for (const { helpers, chance } of d.tests(s)) fought.push({ s, helpers, chance: turn * chance });
        return [stays];
      }),
    );
  });
  return { after, fought };
}

/** Who was bound, and whether all of them came. */
function causeOf(d: Definition, { s, helpers }: Attack): string {
  const bound = d.part.behaviour.order.filter((party) => d.standing(s, party).length > 0);
  if (bound.length === 0) return 'attacked with nothing in force';
  if (helpers.length > 0)
    return bound.every((party) => helpers.includes(party)) ? 'honoured by all' : 'honoured by some';
  const inForce = d.standing(s).some((id) => typeof s.promise[id] !== 'number');
  return inForce ? 'refused while in force' : 'refused under notice';
}

const ratio = (a: number, b: number) => (b < 1e-12 ? null : a / b);

export function gather(parts: [State, number][]): [State, number][] {
  const sums = new Map<string, [State, number]>();
  for (const [s, p] of parts) {
    if (p === 0) continue;
    const key = JSON.stringify(s);
    sums.set(key, [s, (sums.get(key)?.[1] ?? 0) + p]);
  }
  return [...sums.values()];
}
