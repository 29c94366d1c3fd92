import type { Beside } from '../../case/guarantee.js';
import type { Case } from '../../case/index.js';
import { records } from '../../evidence/index.js';
import type { Assessment } from '../finding.js';
import type { GuaranteeResult, ProfileResult } from './assess.js';
import { horizonOf } from './calendar.js';
import { gamesCertificate } from './certificate.js';
import { lambdaOf, lambdaTestOf } from './game.js';
import { modelByYear } from './record/modelByYear.js';

/** Version of the shape below. */
const FORMAT = 1;

/**
 * The result of the lens as plain JSON, documented in docs/findings.md. Series run over the steps of the horizon, from
 * signing; `tested` and `reliability` over years. All chances are shares, all worths points of the party's own scale.
 */
export function guaranteeJson(c: Case, about: Assessment['case'], result: GuaranteeResult) {
  const part = c.guarantee!;
  return {
    format: FORMAT,
    case: about,
    step: { years: part.step.years, name: part.step.name },
    horizon: horizonOf(part),
    tail: Math.round(part.tail.value),
    endEffect: result.endEffect,
    rule: {
      name: 'revision',
      lambda: lambdaOf(part),
      lambdaTest: lambdaTestOf(part),
      reconsiders: part.behaviour.reconsiders.value,
      order: part.behaviour.order,
    },
    profiles: result.profiles.map((profile) => ({
      id: uniqueId(profile, result.profiles),
      ...profileJson(profile),
    })),
    beside: part.beside.map((beside) => besideJson(c, beside, result.head)),
    levers: result.levers?.levers ?? [],
    leversOf: result.levers
      ? { profile: uniqueId(result.head, result.profiles), none: result.levers.none, all: result.levers.all }
      : null,
    durability: {
      games: result.durability.games,
      combinations: result.durability.combinations,
      interpolation: result.durability.interpolation ?? null,
    },
  };
}

/** What a model of past cases says of each year, beside the first package. */
function besideJson(c: Case, beside: Beside, { answers }: ProfileResult) {
  const { model, levels, years } = modelByYear(c, answers, beside, records());
  return {
    id: beside.id,
    model: model.id,
    given: levels,
    n: model.n,
    events: model.events,
    selection: model.selection,
    years: years.map(({ year, own, model }) => ({
      year,
      attack: own,
      model: model && { middle: model.middle, p5: model.lo, p95: model.hi },
    })),
  };
}

/** The same commitments may be played for more than one package: then the id says for which. */
function uniqueId({ id, packages }: ProfileResult, profiles: readonly ProfileResult[]): string {
  return profiles.filter((p) => p.id === id).length === 1 ? id : `${id} (${packages[0]!.id})`;
}

function profileJson(profile: ProfileResult) {
  const { name, packages, answers, exposure, epsilon, middleGround, bestReply } = profile;
  const { part } = answers.structure;
  return {
    name,
    commitments: answers.structure.profile.promises
      .map(({ commitment, form }) => ({ id: commitment.id, by: commitment.by, form: form.id as string | null }))
      .concat(answers.structure.profile.deployments.map((d) => ({ id: d.id, by: d.by, form: null }))),
    packages: packages.map((p) => p.id),
    states: answers.game.model.states,
    peace: answers.peace,
    guaranteeFails: answers.guaranteeFails,
    unmet: answers.unmet,
    inForce: answers.inForce,
    anyInForce: answers.anyInForce,
    tested: answers.tested.any,
    testedBy: answers.tested,
    testedEver: answers.testedEver,
    reliability: answers.reliability.any,
    reliabilityBy: answers.reliability,
    causes: answers.causes,
    exposure,
    epsilon,
    bestReply: { peace: bestReply },
    worth: answers.worth,
    inPeace: answers.inPeace,
    durabilityCost: Object.fromEntries(
      Object.keys(part.futures).map((p) => [p, answers.worth[p]! - (answers.stakes.settlement[p]?.peace ?? 0)]),
    ),
    middleGround: Object.fromEntries(
      Object.entries(middleGround.regret).map(([p, regret]) => [p, { collapse: middleGround.collapse, regret }]),
    ),
    certificate: gamesCertificate([profile]),
  };
}
