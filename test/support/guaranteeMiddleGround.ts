import type { Definition } from './guaranteeByDefinition.js';
import type { State } from './guaranteeStages.js';

/** P(collapse) from somewhere on, and E[W; collapse] by party. */
interface Collapse {
  chance: number;
  worth: Record<string, number>;
}

/**
 * Signed and collapsed, by definition: by the horizon no commitment is left, or somebody bound did not help. For parties
 * that pay no costs within the game. For tests alone.
 */
export function middleGroundByDefinition(d: Definition, noDeal: Record<string, number>) {
  const { order } = d.part.behaviour;
  const parties = Object.keys(d.part.futures).filter((p) => !order.includes(p) && p in noDeal);
  const nothing: Collapse = { chance: 0, worth: Object.fromEntries(parties.map((p) => [p, 0])) };
  const known = new Map<string, Collapse>();

  const collapse = (t: number, k: number, s: State): Collapse => {
    if (k === d.stages(t)?.length) return collapse(t + 1, 0, s);
    const key = `${t} ${k} ${JSON.stringify(s)}`;
    const found = known.get(key) ?? (k === 0 ? fromStep(t, s) : within(t, k, s));
    known.set(key, found);
    return found;
  };
  const fromStep = (t: number, s: State): Collapse => {
    if (d.standing(s).length === 0) return { chance: 1, worth: d.worthAt(t, s) };
    if (t === d.horizon) return nothing;
    const inside = within(t, 0, s);
    const worth = parties.map((id) => {
      const delta = d.delta(id, t);
      return [id, (1 - delta) * d.flow(s)[id] * inside.chance + delta * inside.worth[id]];
    });
    return { chance: inside.chance, worth: Object.fromEntries(worth) };
  };
  const within = (t: number, k: number, s: State): Collapse => {
    const stage = d.stages(t)[k];
    const then = (to: State) => collapse(t, k + 1, to);
    if ('chance' in stage) return mean(stage.chance(s).map(([to, p]) => [then(to), p]));
    const choice = stage.choice(s);
    if (!choice) return then(s);
    const turn = d.switches(t, k, s);
    const stays: [Collapse, number] = [then(s), 1 - turn];
    return choice.to === 'attack' ? mean([...tested(s, turn), stays]) : mean([[then(choice.to), turn], stays]);
  };
  const tested = (s: State, turn: number) =>
    d.tests(s).map(({ helpers, chance }): [Collapse, number] => {
      const bound = order.filter((party) => d.standing(s, party).length > 0);
      const collapsed = bound.length === 0 || bound.some((party) => !helpers.includes(party));
      return [collapsed ? { chance: 1, worth: d.endingWorth(s, helpers) } : nothing, turn * chance];
    });
  const mean = (parts: [Collapse, number][]): Collapse => ({
    chance: parts.reduce((sum, [part, p]) => sum + p * part.chance, 0),
    worth: Object.fromEntries(parties.map((id) => [id, parts.reduce((sum, [part, p]) => sum + p * part.worth[id], 0)])),
  });

  const { chance, worth } = mean(d.starts.map(([s, p]) => [collapse(0, 0, s), p]));
  const regret = parties.map((id) => [id, chance < 1e-12 ? null : noDeal[id] - worth[id] / chance]);
  return { collapse: chance, regret: Object.fromEntries(regret) as Record<string, number | null> };
}
