import type { ReferenceModel } from './record.js';

/**
 * Names of the coefficients of a model in their order: constant, each level but the first of every covariate, `ln scale`
 * where it is free; where a share lasts for ever then `odds` and the levels again, each with `odds` before it.
 */
export function namesOfCoefficients({
  covariates,
  distribution,
  lasting,
}: {
  covariates: readonly { name: string; levels: readonly string[] }[];
  distribution: ReferenceModel['distribution'];
  lasting?: true | undefined;
}): string[] {
  const levels = namesOfLevels({ covariates });
  return [
    'constant',
    ...levels,
    ...(distribution === 'exponential' ? [] : ['ln scale']),
    ...(lasting ? ['odds', ...levels.map((level) => `odds ${level}`)] : []),
  ];
}

/** Each level but the first of every covariate. */
export const namesOfLevels = ({
  covariates,
}: {
  covariates: readonly { name: string; levels: readonly string[] }[];
}): string[] => covariates.flatMap(({ name, levels: [, ...others] }) => others.map((level) => `${name} ${level}`));
