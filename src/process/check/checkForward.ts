import type { Behaviour, ProcessModel } from '../model.js';
import { backward } from './backward.js';
import { pass, type Story } from './pass.js';
import { Largest, type ProcessCheck } from './processCheck.js';
import { misfit } from './shape.js';

/**
 * Checks the story that follows from a behaviour: chances add up to 1, peace never comes back, each curve and each
 * worth is what plain addition from the start gives, and each worth is what reckoning back from the end gives.
 *
 * @param result `peace[t]` and `causes[c][t]` for t = 0 … steps; worth at time 0.
 */
export function checkForward(model: ProcessModel, behaviour: Behaviour, result: Story): ProcessCheck {
  const check = {
    checkedBy: 'checkForward',
    claim: 'chances add up to 1, peace never comes back, and curves and worths are the same from both ends of time',
    gain: 0,
  };
  const unfit = misfit(model, behaviour) ?? misfitOf(model, result);
  if (unfit) return { ...check, holds: false, extent: 'nothing', residual: Infinity, problem: unfit };

  const off = new Largest();
  const own = pass(model, behaviour);
  for (let t = 0; t < own.peace.length; t++) {
    const mass = result.causes.reduce((sum, curve) => sum + curve[t], result.peace[t]);
    off.see(Math.abs(mass - 1), () => `by the end of step ${t} chances add up to ${mass}`);
    const given = result.peace[t];
    off.see(Math.abs(given - own.peace[t]), () => `peace to the end of step ${t}: ${own.peace[t]}, not ${given}`);
    if (t > 0 && given > result.peace[t - 1] + ROUNDING) off.see(Infinity, () => `peace comes back in step ${t}`);
    for (const [c, name] of model.endings.causes.entries()) {
      const [here, there] = [own.causes[c][t], result.causes[c][t]];
      off.see(Math.abs(here - there), () => `${name} by the end of step ${t}: ${here}, not ${there}`);
    }
  }
  const parties = [...model.players, ...model.passive];
  const back = backward(model, behaviour, parties);
  const given = [...Array.from(result.worth.players), ...Array.from(result.worth.passive)];
  const forth = [...Array.from(own.worth.players), ...Array.from(own.worth.passive)];
  for (const [q, { name }] of parties.entries()) {
    const expected = model.start.reduce((sum, chance, s) => sum + chance * back[s * parties.length + q], 0);
    off.see(Math.abs(forth[q] - given[q]), () => `worth to ${name}, added up: ${forth[q]}, not ${given[q]}`);
    off.see(Math.abs(expected - given[q]), () => `worth to ${name}, from the end: ${expected}, not ${given[q]}`);
  }
  const steps = own.peace.length - 1;
  return {
    ...check,
    holds: off.problem === undefined,
    extent: `${steps} steps, ${model.endings.causes.length} causes, ${forth.length} parties, both ways`,
    residual: off.distance,
    ...(off.problem === undefined ? {} : { problem: off.problem }),
  };
}

/** Rounding that may raise a sum of chances. */
const ROUNDING = 1e-12;

function misfitOf(model: ProcessModel, { peace, causes, worth }: Story): string | undefined {
  const length = model.phases.reduce((n, phase) => n + phase.steps, 1);
  const names = model.endings.causes.length;
  if (causes.length !== names) return `${causes.length} causes are given, not ${names}`;
  if ([peace, ...causes].some((curve) => curve.length !== length)) return `a curve has not ${length} points`;
  if (worth.players.length !== model.players.length || worth.passive.length !== model.passive.length)
    return 'a party has no worth, or a worth has no party';
  return undefined;
}
