/** What `abide new` writes: the smallest case that shows every part that most cases need, and already answers. */
export function caseTemplate(title: string, asOf: string): string {
  return `abide: 1                                  # version of the language
title: ${JSON.stringify(title)}
as-of: ${asOf}                         # all is seen from this date
sources: {text: {title: The text you read, paragraphs: 9}}   # then @p3 is its third paragraph
parties:
  north: {name: North, roles: [signatory]}
  south: {name: South, roles: [signatory]}
issues:                                   # what is to be settled, and the ways to settle it
  border: {options: {old: The old line, new: The new line @p2}}
  transit: {options: {closed: No transit, open: Free transit}}
values:                                   # points 0-100 within an issue; weights in any unit
  north: {weight: {border: 60, transit: 40}, points: {border: {new: 0, old: 100}, transit: {closed: 0, open: 100}}}
  south: {weight: {border: 70, transit: 30}, points: {border: {old: 0, new: 100 @p2}, transit: {open: 0, closed: 100}}}
no-deal: {north: 30, south: 20 to 35}     # what each expects without agreement, in points of its whole scale
packages: {draft: {border: new, transit: open}}
`;
}

/** The smallest valid case: two parties who sign, one issue, what it is worth to them, what they expect without it. */
export const MINIMAL_CASE = `abide: 1
title: Minimal
as-of: 2025-12-16
parties: {a: {roles: [signatory]}, b: {roles: [signatory]}}
issues: {price: {options: {low: Low, high: High}}}
values: {a: {points: {price: {low: 0, high: 100}}}, b: {points: {price: {high: 0, low: 100}}}}
no-deal: {a: 40, b: 40}
`;
