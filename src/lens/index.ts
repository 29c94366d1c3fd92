export { Pool } from '../parallel/index.js';
export { type AssessedCase, assess, type CountedSpace, type Depth } from './assess.js';
export * from './finding.js';
export type { GuaranteeResult } from './guarantee/assess.js';
export { type Coupled, coupledSpace } from './guarantee/couple.js';
export { TooManyStates } from './guarantee/reach.js';
export { guaranteeJson } from './guarantee/resultJson.js';
export type { Standing, Story, StoryEnding, StoryStep, StoryTurn } from './guarantee/story/story.js';
export { StoryTeller } from './guarantee/story/tellStory.js';
export { type Move, movesBetween } from './movesBetween.js';
export type { OfferAnswers } from './offer/assess.js';
export { type OfferAtResolve, OfferPreview } from './offer/offerAtResolve.js';
export { offerJson } from './offer/resultJson.js';
export { explainAtMedians } from './packages/explainAtMedians.js';
export { KeptGames } from './packages/keptGames.js';
export { type OptionAway, oneOptionAway } from './packages/oneOptionAway.js';
export { type PairOfParties, pairOfParties } from './packages/pairOfParties.js';
export { standingsAtMedians } from './packages/standingsAtMedians.js';
export { type WaysToWin, waysToWin } from './packages/waysToWin.js';
export { issuesChanged, issuesWithout, type Options, rulesBroken, withOption } from './packages/withOption.js';
export type { Assessed } from './settlement/assess.js';
export { type CaseSpace, caseSpace } from './settlement/space.js';
export {
  answerAtMedians,
  byName,
  chosenOf,
  type MedianAnswers,
  type PackageByName,
} from './worlds/answerAtMedians.js';
export type { Answer, AnswerKind, Chosen } from './worlds/answerList.js';
export { chosenPackages, countedCase } from './worlds/chosen.js';
export {
  type ComparedAnswer,
  type ComparedWorlds,
  compareAtMedians,
  compareOverWorlds,
} from './worlds/compareWorlds.js';
export { DrawnWorlds } from './worlds/drawnWorlds.js';
export { MOST_WORLDS, worldCount } from './worlds/draws.js';
export { earlyTables } from './worlds/earlyTables.js';
export { GamesOfEdits, type KeptFor } from './worlds/gamesOfEdits.js';
export type { HoldAtMedians } from './worlds/holdAtMedians.js';
export { inputsOf } from './worlds/inputs.js';
export type { Steps } from './worlds/packageGame.js';
export { runWorlds, type WorldOptions, type WorldRun } from './worlds/run.js';
export type { WorldTable } from './worlds/table.js';
export { withWorlds } from './worlds/withWorlds.js';
