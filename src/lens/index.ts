export { type AssessedCase, assess, type Depth } from './assess.js';
export * from './finding.js';
export type { GuaranteeResult } from './guarantee/assess.js';
export { type Coupled, coupledSpace } from './guarantee/couple.js';
export { TooManyStates } from './guarantee/reach.js';
export { guaranteeJson } from './guarantee/resultJson.js';
export type { OfferAnswers } from './offer/assess.js';
export { offerJson } from './offer/resultJson.js';
export type { Assessed } from './settlement/assess.js';
export { caseSpace } from './settlement/space.js';
export {
  answerAtMedians,
  byName,
  chosenOf,
  type MedianAnswers,
  type PackageByName,
} from './worlds/answerAtMedians.js';
export type { Answer, AnswerKind, Chosen } from './worlds/answerList.js';
export { chosenPackages, countedCase } from './worlds/chosen.js';
export { type ComparedAnswer, type ComparedWorlds, compareOverWorlds } from './worlds/compareWorlds.js';
export { MOST_WORLDS, worldCount } from './worlds/draws.js';
export { inputsOf } from './worlds/inputs.js';
export { runWorlds, type WorldOptions, type WorldRun } from './worlds/run.js';
export { withWorlds } from './worlds/withWorlds.js';
