/**
 * Words of chance and the shares that they stand for. Terms and bounds: Mastrandrea et al. 2010, Guidance note for lead
 * authors of the IPCC Fifth Assessment Report on consistent treatment of uncertainties, table 1, without the three that
 * may be used besides ("more likely than not", "extremely likely", "extremely unlikely"). There the terms lie inside
 * each other ("likely" is 66 to 100 %); here the narrowest one that holds is said, so each stands for what is left to it.
 *
 * From the surest to the least sure. `from` is the share, 0 to 1, at which the term begins. A share on the bound of two
 * terms has the one that is further from even: 66 % is "likely", and 33 % is "unlikely".
 */
export const LIKELIHOOD: readonly { term: string; from: number }[] = [
  { term: 'virtually certain', from: 0.99 },
  { term: 'very likely', from: 0.9 },
  { term: 'likely', from: 0.66 },
  { term: 'about as likely as not', from: 0.33 },
  { term: 'unlikely', from: 0.1 },
  { term: 'very unlikely', from: 0.01 },
  { term: 'exceptionally unlikely', from: 0 },
];

/**
 * The word for a share of worlds, 0 to 1: `likely` for 0.71. It is said of shares that were counted, beside the number
 * and never in its place. Throws on what is no share.
 */
export function likely(share: number): string {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`${share} is not a share from 0 to 1`);
  const found = LIKELIHOOD.find(({ from }) => (from >= 0.5 ? share >= from : share > from));
  return (found ?? LIKELIHOOD.at(-1)!).term;
}
