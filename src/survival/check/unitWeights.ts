/**
 * A claim as it would be if weights were 1 on the average, so that what is small does not depend on their unit: with
 * weights c times as large the information is too.
 */
export function unitWeights<Claim extends { rows: { weight?: Float64Array | undefined }; naive: Float64Array }>(
  claim: Claim,
): { claim: Claim; c: number } {
  const { weight } = claim.rows;
  if (!weight) return { claim, c: 1 };
  const c = weight.reduce((sum, w) => sum + w / weight.length, 0);
  const rows = { ...claim.rows, weight: weight.map((w) => w / c) };
  return { claim: { ...claim, rows, naive: claim.naive.map((v) => v * c) }, c };
}
