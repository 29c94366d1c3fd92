import { type Case, type Commitment, type Form, type GuaranteePart, holds, numberFor } from '../../case/index.js';

/** Options of a package by issue; null where an issue does not arise. */
export type Options = Record<string, string | null>;

/**
 * What a package makes of the guarantee part: the promises and deployments that it contains, each promise in its form.
 * Packages with the same inputs, apart from what peace is worth, have one **profile**.
 */
export interface Profile {
  id: string;
  /** In words: "us-defence (ratified), european-force". */
  name: string;
  promises: { commitment: Commitment; form: Form }[];
  deployments: Commitment[];
  /** Worth of the endings by party, before what outlives a war is added. */
  futures: Record<string, { held: number; lost: number }>;
}

export function profileOf(part: GuaranteePart, options: Options): Profile {
  const given = part.commitments.filter((commitment) => holds(commitment.given.node, options));
  const promises = given.flatMap((commitment) => {
    if (commitment.kind !== 'promise') return [];
    const chosen = commitment.form.find(({ when }) => !when || holds(when.node, options));
    const form = chosen && part.forms.find(({ id }) => id === chosen.form);
    return form ? [{ commitment, form }] : [];
  });
  const deployments = given.filter(({ kind }) => kind === 'deployment');
  const futures = Object.fromEntries(
    Object.entries(part.futures).map(([party, { held, lost }]) => [
      party,
      { held: numberFor(held, options).value, lost: numberFor(lost, options).value },
    ]),
  );
  const parts = [
    ...promises.map(({ commitment, form }) => `${commitment.id}:${form.id}`),
    ...deployments.map((d) => d.id),
  ];
  const names = [
    ...promises.map(({ commitment, form }) => `${commitment.name} (${form.name})`),
    ...deployments.map(({ name }) => name),
  ];
  return {
    id: parts.join('+') || 'nothing',
    name: names.join(', ') || 'no promise and no force',
    promises,
    deployments,
    futures,
  };
}

/** Two packages with the same key have the same game but for what peace is worth to each. */
export function profileKey({ id, futures }: Profile): string {
  return `${id} ${JSON.stringify(futures)}`;
}

/** What a party gets of a package: in peace, and of that the part which outlives a war. Points of its whole scale. */
export interface Settlement {
  peace: number;
  lasting: number;
}

/** Part of a party's worth of a package that outlives a renewed war. */
export function lastingWorth(
  c: Case,
  values: { shares: Record<string, number>; points: Record<string, Record<string, { value: number }>> } | undefined,
  options: Options,
): number {
  if (!values || !c.guarantee) return 0;
  return c.guarantee.lasting.reduce((sum, issue) => {
    const option = options[issue] ?? 'absent';
    return sum + (values.shares[issue] ?? 0) * (values.points[issue]?.[option]?.value ?? 0);
  }, 0);
}
