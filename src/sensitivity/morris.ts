import type { Stop } from '../shared/budget.js';
import { bootstrap, type Estimate, once, percentileInterval, type Resampling } from './bootstrap.js';
import type { MorrisSteps } from './morrisDesign.js';

/*
 * Elementary effects: Morris, "Factorial Sampling Plans for Preliminary Computational Experiments", Technometrics 33
 * (1991); mu* and groups: Campolongo, Cariboni and Saltelli, Environmental Modelling & Software 22 (2007).
 */

export interface MorrisEffects {
  /** By group: mean effect; null for a group of several inputs, which has no direction. */
  mu: (Estimate | null)[];
  /** By group: mean of the absolute effects. */
  muStar: Estimate[];
  /** By group: standard deviation of the effects (divisor r − 1); null for a group of several inputs. */
  sigma: (Estimate | null)[];
  resamples: number;
  stopped?: Stop;
}

/**
 * Elementary effects, in units of the output for an input that crosses its whole range (SALib's convention):
 *
 *     effect = (y after − y before) · direction / Δ,    Δ = p / (2 (p − 1)) for a grid of p levels
 *
 * with 95 % percentile intervals; trajectories are resampled whole. A group of several inputs has absolute effects
 * alone, since its inputs may move against each other.
 *
 * @param y One output per row of the design.
 * @param levels p: even, at least 2.
 */
export async function morrisEffects(
  y: Float64Array,
  steps: MorrisSteps,
  levels: number,
  resampling: Resampling,
): Promise<MorrisEffects> {
  const { trajectories, groups, direction } = steps;
  // A power of two: changes no digit, and squares neither overflow nor vanish.
  const unit = 2 ** Math.floor(Math.log2(y.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-290)));
  const effects = elementaryEffects(
    y.map((value) => value / unit),
    steps,
    levels / (2 * (levels - 1)),
  );
  const single = Array.from({ length: groups }, (_, g) => direction[steps.group.indexOf(g)] !== 0);
  const estimates = new Float64Array(3 * groups);
  summarise(effects, groups, once(trajectories), estimates);
  const { values, count, stopped } = await bootstrap(
    trajectories,
    3 * groups,
    (units, out) => summarise(effects, groups, units, out),
    resampling,
  );
  const all = values.map((replicates, s) => inUnits(percentileInterval(estimates[s]!, replicates), unit));
  return {
    mu: all.slice(0, groups).map((e, g) => (single[g] ? e : null)),
    muStar: all.slice(groups, 2 * groups),
    sigma: all.slice(2 * groups).map((e, g) => (single[g] ? e : null)),
    resamples: count,
    ...(stopped && { stopped }),
  };
}

function inUnits({ estimate, low, high }: Estimate, unit: number): Estimate {
  return { estimate: estimate * unit, low: low === null ? null : low * unit, high: high === null ? null : high * unit };
}

/** `effects[t * groups + group]`; for a group of several inputs without sign. */
function elementaryEffects(y: Float64Array, steps: MorrisSteps, delta: number): Float64Array {
  const { trajectories, groups, group, direction } = steps;
  const effects = new Float64Array(trajectories * groups);
  for (let t = 0; t < trajectories; t++) {
    for (let s = 0; s < groups; s++) {
      const at = t * groups + s;
      const row = t * (groups + 1) + s;
      const change = y[row + 1]! - y[row]!;
      effects[t * groups + group[at]!] = (direction[at] === 0 ? Math.abs(change) : change * direction[at]!) / delta;
    }
  }
  return effects;
}

/** Writes mu of all groups, then mu*, then sigma, over the trajectories given. */
function summarise(effects: Float64Array, groups: number, units: Uint32Array, out: Float64Array): void {
  const r = units.length;
  out.fill(0);
  for (const t of units) {
    for (let g = 0; g < groups; g++) {
      const effect = effects[t * groups + g]!;
      out[g]! += effect / r;
      out[groups + g]! += Math.abs(effect) / r;
    }
  }
  for (const t of units) {
    for (let g = 0; g < groups; g++) out[2 * groups + g]! += (effects[t * groups + g]! - out[g]!) ** 2 / (r - 1);
  }
  for (let g = 0; g < groups; g++) out[2 * groups + g] = Math.sqrt(out[2 * groups + g]!);
}
