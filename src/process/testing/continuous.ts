import { cold, flow, free, payoff, type Rates, STATES, strong } from './stepped.js';

/**
 * The limit of ever finer steps, by differential equations (Runge and Kutta's rule of order four). Back in time, with
 * ρ = −ln(yearly factor): dW/dτ = ρ(u − W) + Σ rate·(W′ − W) + Σ r·σ(λ·gain)·(switched − W). Forth, the chain that follows.
 *
 * @returns Chance of an attack within the horizon, then the worth at time 0 to [friendly, cold, adversary].
 */
export function continuous(rates: Rates, horizon: number, intervals: number): number[] {
  const players = [0, 1, 2];
  const rho = -Math.log(rates.yearlyFactor);
  const tests = [0, 1, 2, 3].map((i) => {
    const [yes, no] = [payoff(rates, 2 * i), payoff(rates, 2 * i + 1)];
    const honours = logistic(rates.lambdaTest * (yes[i >> 1] - no[i >> 1]));
    return players.map((p) => honours * yes[p] + (1 - honours) * no[p]);
  });
  /** Rates of leaving the commitment and of attacking in state s, when worth is w[p·8 + s]. */
  const leaves = (w: number[], s: number): number => {
    const at = cold(s) * STATES + s;
    return free(s) ? 0 : rates.reconsiders[0] * logistic(rates.lambda * (w[at + 2] - rates.leaving - w[at]));
  };
  const attacks = (w: number[], s: number): number =>
    rates.reconsiders[1] * logistic(rates.lambda * (tests[s >> 1][2] - w[2 * STATES + s]));
  const drift = (s: number): [to: number, rate: number][] => [
    [s ^ 4, rates.government[cold(s)][1 - cold(s)]],
    [s ^ 1, rates.strength[strong(s)][1 - strong(s)]],
  ];
  const backwards = (w: number[]): number[] =>
    w.map((here, k) => {
      const [p, s] = [Math.floor(k / STATES), k % STATES];
      const at = (to: number): number => w[p * STATES + to];
      let change = rho * (flow(rates, s)[p] - here);
      for (const [to, rate] of drift(s)) change += rate * (at(to) - here);
      if (!free(s)) change += leaves(w, s) * (at(s + 2) - (p < 2 ? rates.leaving : 0) - here);
      return change + attacks(w, s) * (tests[s >> 1][p] - here);
    });
  const forwards = (w: number[], mass: number[]): number[] => {
    const change = mass.map(() => 0);
    const flows = (from: number, to: number, rate: number): void => {
      change[from] -= rate * mass[from];
      change[to] += rate * mass[from];
    };
    for (let s = 0; s < STATES; s++) {
      for (const [to, rate] of drift(s)) flows(s, to, rate);
      if (!free(s)) flows(s, s + 2, leaves(w, s));
      flows(s, STATES, attacks(w, s));
    }
    return change;
  };
  const plus = (a: number[], b: number[], h: number): number[] => a.map((x, k) => x + h * b[k]);
  /** One step of length h; f is told whether the time is at its beginning, middle or end: 0, 1, 2. */
  const advance = (x: number[], h: number, f: (x: number[], at: number) => number[]): number[] => {
    const a = f(x, 0);
    const b = f(plus(x, a, h / 2), 1);
    const c = f(plus(x, b, h / 2), 1);
    const d = f(plus(x, c, h), 2);
    return x.map((y, k) => y + (h / 6) * (a[k] + 2 * b[k] + 2 * c[k] + d[k]));
  };
  const h = horizon / intervals;
  /** Worth at each half interval, from the start on. */
  const worth = [Array.from({ length: 3 * STATES }, (_, k) => flow(rates, k % STATES)[Math.floor(k / STATES)])];
  for (let k = 0; k < 2 * intervals; k++) worth.push(advance(worth[k], h / 2, backwards));
  worth.reverse();
  let mass = [1, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let k = 0; k < intervals; k++) mass = advance(mass, h, (m, at) => forwards(worth[2 * k + at], m));
  return [mass[STATES], ...players.map((p) => worth[0][p * STATES])];
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
