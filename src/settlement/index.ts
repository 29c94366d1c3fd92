export {
  checkCompletion,
  checkConflicts,
  checkCorrections,
  checkCounts,
  checkFrontier,
  checkPackage,
  checkSettlement,
  checkSolutions,
  checkTrades,
  checkWouldTake,
} from './check/index.js';
export { complete } from './complete.js';
export { explainPackage } from './evaluate.js';
export { compileFormula, issuesOf } from './formula.js';
export { packagesOfPoint } from './packagesOfPoint.js';
export { type ValuePair, valuePairs } from './pairs.js';
export type * from './result.js';
export { type SettleOptions, settle } from './settle.js';
export { PACKAGE_LIMIT } from './size.js';
export { TIE } from './solutions.js';
export type * from './space.js';
export { type Trades, trades } from './trades.js';
export { wouldTake } from './wouldTake.js';
