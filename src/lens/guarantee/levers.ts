import type { Form, GuaranteePart } from '../../case/index.js';
import { prospects } from '../../process/index.js';
import { gameOf, type Stakes, type Structure } from './game.js';
import type { Profile } from './inputs.js';

/** Something in a package that may be there or not, and changes how long the peace holds. */
export interface Lever {
  id: string;
  /** As inside a sentence: "the deployment “European force”". */
  name: string;
  /** Change of P(peace to the horizon), in shares, from the package without any lever; with all others in place; on average over all orders (Shapley). */
  alone: number;
  last: number;
  average: number;
}

export interface Levers {
  levers: Lever[];
  /** P(peace) with none and with all. */
  none: number;
  all: number;
}

interface Handle {
  id: string;
  name: string;
  without: (profile: Profile) => Profile;
}

/** More levers than these are not turned one by one: 2^n games. */
export const LEVER_LIMIT = 6;

/** @param structure Makes and keeps structures. Nothing where the package has no lever, or too many. */
export function leversOf(
  part: GuaranteePart,
  profile: Profile,
  stakes: Stakes,
  structure: (profile: Profile) => Structure,
): Levers | undefined {
  const handles = handlesOf(part, profile);
  if (handles.length === 0 || handles.length > LEVER_LIMIT) return undefined;
  const n = handles.length;
  const peace = Array.from({ length: 1 << n }, (_, mask) => {
    const changed = handles.reduce((p, handle, i) => (mask & (1 << i) ? p : handle.without(p)), profile);
    const built = structure({ ...changed, id: `${profile.id} levers ${mask} of ${n}` });
    const { model, horizonSteps } = gameOf(built, { ...stakes, futures: stakes.futures ?? profile.futures });
    return prospects(model, horizonSteps).peace[horizonSteps];
  });
  const all = (1 << n) - 1;
  return {
    none: peace[0],
    all: peace[all],
    levers: handles.map(({ id, name }, i) => {
      const bit = 1 << i;
      let average = 0;
      for (let mask = 0; mask <= all; mask++) {
        if (mask & bit) continue;
        average += weight(bits(mask), n) * (peace[mask | bit] - peace[mask]);
      }
      return { id, name, alone: peace[bit] - peace[0], last: peace[all] - peace[all ^ bit], average };
    }),
  };
}

/** Share of the n! orders in which exactly a given set of k comes before a given lever: k!(n − k − 1)!/n!. */
function weight(k: number, n: number): number {
  let w = 1 / n;
  for (let i = 1; i <= k; i++) w *= i / (n - i);
  return w;
}

function bits(mask: number): number {
  let n = 0;
  for (let rest = mask; rest > 0; rest >>= 1) n += rest & 1;
  return n;
}

/** A promise that could have been made in a weaker form: what its own form costs, and its notice. Every deployment. */
function handlesOf(part: GuaranteePart, profile: Profile): Handle[] {
  const handles: Handle[] = [];
  for (const { commitment, form } of profile.promises) {
    const others = commitment.form.flatMap((f) => part.forms.find(({ id }) => id === f.form && id !== form.id) ?? []);
    const weak = others.reduce<Form | undefined>(
      (least, other) => (!least || other.refusing.value < least.refusing.value ? other : least),
      undefined,
    );
    if (!weak || weak.refusing.value >= form.refusing.value) continue;
    const change = (to: Partial<Form>) => (p: Profile) => ({
      ...p,
      promises: p.promises.map((promise) =>
        promise.commitment === commitment ? { ...promise, form: { ...promise.form, ...to } } : promise,
      ),
    });
    handles.push({
      id: `${commitment.id}.cost`,
      name: `the cost of leaving and refusing “${commitment.name}” in the form “${form.name}” rather than “${weak.name}”`,
      without: change({ leaving: weak.leaving, refusing: weak.refusing }),
    });
    if (form.notice.value > weak.notice.value) {
      handles.push({
        id: `${commitment.id}.notice`,
        name: `the notice that leaving “${commitment.name}” takes in the form “${form.name}”`,
        without: change({ notice: weak.notice }),
      });
    }
  }
  for (const deployment of profile.deployments) {
    handles.push({
      id: deployment.id,
      name: `the deployment “${deployment.name}”`,
      without: (p) => ({ ...p, deployments: p.deployments.filter((d) => d !== deployment) }),
    });
  }
  return handles;
}
