export { Coordinates } from './design/coordinates.js';
export * from './design/design.js';
export { type Distribution, NoSuchDistribution, quantileAt } from './distribution/distribution.js';
export { distributionOf, outside } from './distributionOf.js';
export type { NotationProblem } from './notation/expression.js';
export { type ReadQuantity, readQuantity } from './notation/readQuantity.js';
export { chanceAtMost, INSET, isUncertain, median, type Quantity, range90, type Scale } from './quantity.js';
export { writeQuantity } from './writeQuantity.js';
