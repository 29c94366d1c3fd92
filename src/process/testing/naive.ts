import type { Behaviour, Passive, ProcessModel, Rule } from '../model.js';

/** What the definitions say, for tests: plain recursion, a state at a time, remembered. Only for small models. */
export interface Naive {
  behaviour: Behaviour;
  /** Worth to each player at time 0. */
  start: number[];
  /** The story that follows. */
  story: { peace: number[]; causes: number[][]; worth: { players: number[]; passive: number[] } };
}

export function solveNaively(model: ProcessModel, rule: Rule): Naive {
  const { states, players, endings } = model;
  const parties: Passive[] = [...players, ...model.passive];
  const calendar = model.phases.flatMap((phase) => Array.from({ length: phase.steps }, () => phase));
  const rounds: number[] = [];
  for (const phase of calendar) rounds.push((rounds.at(-1) ?? 0) + phase.layers.filter(isChoice).length);
  const behaviour: Behaviour = {
    switch: Array.from({ length: rounds.at(-1) ?? 0 }, () => new Float64Array(states)),
    yes: new Float64Array(model.instants.player.length),
  };

  /** Worth of state s at time t to every party, by definition. */
  const worthAt = remembered((t: number, _: number, s: number): number[] => {
    if (t === calendar.length) return parties.map(({ flow }) => flow[s]);
    const inside = worthInside(t, 0, s);
    return parties.map(({ yearlyFactor, flow }, q) => {
      const later = yearlyFactor ** calendar[t].years;
      return (1 - later) * flow[s] + later * inside[q];
    });
  });

  /** Worth in step t before layer l. */
  const worthInside = remembered((t: number, l: number, s: number): number[] => {
    const { layers, years } = calendar[t];
    if (l === layers.length) return worthAt(t + 1, 0, s);
    const layer = layers[l];
    if (layer.kind === 'chance') {
      const sums = parties.map(() => 0);
      for (const [to, chance] of branches(model, t, l, s))
        for (const [q, worth] of worthInside(t, l + 1, to).entries()) sums[q] += chance * worth;
      return sums;
    }
    const stay = worthInside(t, l + 1, s);
    const p = layer.player[s];
    if (p < 0) return stay;
    const to = layer.to[s];
    const after = to < states ? worthInside(t, l + 1, to) : worthOf(to - states);
    const switched = after.map((worth, q) => (layer.payers[p].includes(q) ? worth - layer.cost[s] : worth));
    const gap = switched[p] - stay[p];
    const { lambda, reconsiders } = players[p];
    let chance = 0;
    if (rule === 'best-reply') chance = gap > 1e-12 ? 1 : 0;
    if (rule === 'step-logit') chance = logit(lambda, gap, 0);
    if (rule === 'revision') chance = (1 - Math.exp(-reconsiders * years)) * logit(lambda, gap, 0);
    const n = rounds[t] - layers.slice(l).filter(isChoice).length;
    behaviour.switch[n][s] = chance;
    return parties.map((_, q) => chance * switched[q] + (1 - chance) * stay[q]);
  });

  /** Worth of a target of a forced choice: an instant, or −1 − an ending. */
  const worthOf = (target: number): number[] => {
    if (target < 0) return parties.map(({ payoff }) => payoff[-1 - target]);
    const [yes, no] = [worthOf(model.instants.yes[target]), worthOf(model.instants.no[target])];
    const p = model.instants.player[target];
    const gap = yes[p] - no[p];
    const chance = rule === 'best-reply' ? (gap >= -1e-12 ? 1 : 0) : logit(players[p].lambdaTest, gap, 1);
    behaviour.yes[target] = chance;
    return parties.map((_, q) => chance * yes[q] + (1 - chance) * no[q]);
  };

  for (const [t, { layers }] of calendar.entries())
    for (let l = 0; l < layers.length; l++) for (let s = 0; s < states; s++) worthInside(t, l, s);
  for (let i = 0; i < behaviour.yes.length; i++) worthOf(i);

  /** `[c·(steps + 1) + t']`: chance that the story ends with cause c by t', from step t before layer l. */
  const endsBy = remembered((t: number, l: number, s: number): number[] => {
    const curves = endings.causes.flatMap(() => new Array<number>(calendar.length + 1).fill(0));
    const add = (chance: number, more: readonly number[]): void => {
      for (const [k, x] of more.entries()) curves[k] += chance * x;
    };
    const test = (target: number, chance: number): void => {
      if (target >= 0) {
        test(model.instants.yes[target], chance * behaviour.yes[target]);
        test(model.instants.no[target], chance * (1 - behaviour.yes[target]));
      } else {
        const first = endings.cause[-1 - target] * (calendar.length + 1);
        for (let k = t + 1; k <= calendar.length; k++) curves[first + k] += chance;
      }
    };
    if (t === calendar.length) return curves;
    const { layers } = calendar[t];
    if (l === layers.length) return endsBy(t + 1, 0, s);
    const layer = layers[l];
    if (layer.kind === 'chance') {
      for (const [to, chance] of branches(model, t, l, s)) add(chance, endsBy(t, l + 1, to));
      return curves;
    }
    const n = rounds[t] - layers.slice(l).filter(isChoice).length;
    const chance = layer.player[s] < 0 ? 0 : behaviour.switch[n][s];
    add(1 - chance, endsBy(t, l + 1, s));
    if (layer.to[s] < states) add(chance, endsBy(t, l + 1, layer.to[s]));
    else test(layer.to[s] - states, chance);
    return curves;
  });

  const overStart = (of: (s: number) => number): number => model.start.reduce((sum, p, s) => sum + p * of(s), 0);
  const worth = parties.map((_, q) => overStart((s) => worthAt(0, 0, s)[q]));
  const times = Array.from({ length: calendar.length + 1 }, (_, t) => t);
  const causes = endings.causes.map((_, c) =>
    times.map((t) => overStart((s) => endsBy(0, 0, s)[c * times.length + t])),
  );
  const [start, passive] = [worth.slice(0, players.length), worth.slice(players.length)];
  const peace = times.map((t) => 1 - causes.reduce((sum, curve) => sum + curve[t], 0));
  return { behaviour, start, story: { peace, causes, worth: { players: start, passive } } };
}

/** Where chance layer l leads from state s in step t. */
function branches({ phases }: ProcessModel, t: number, l: number, s: number): [to: number, chance: number][] {
  const layer = phases.flatMap((phase) => Array.from({ length: phase.steps }, () => phase))[t].layers[l];
  if (layer.kind !== 'chance' || (layer.at && !layer.at.includes(t))) return [[s, 1]];
  const { from, to, chance } = layer.rows;
  return Array.from({ length: from[s + 1] - from[s] }, (_, k) => [to[from[s] + k], chance[from[s] + k]]);
}

function logit(precision: number, gap: number, atTie: number): number {
  if (precision === Infinity) return Math.abs(gap) <= 1e-12 ? atTie : gap > 0 ? 1 : 0;
  return 1 / (1 + Math.exp(-precision * gap));
}

function isChoice({ kind }: { kind: string }): boolean {
  return kind === 'choice';
}

function remembered<T>(of: (t: number, l: number, s: number) => T): (t: number, l: number, s: number) => T {
  const known = new Map<string, T>();
  return (t, l, s) => {
    const key = `${t} ${l} ${s}`;
    const found = known.get(key) ?? of(t, l, s);
    known.set(key, found);
    return found;
  };
}
