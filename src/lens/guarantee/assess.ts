import type { Case } from '../../case/index.js';
import { records as allRecords, type Records } from '../../evidence/index.js';
import { checkBehaviour, checkForward, type ProcessCheck } from '../../process/check/index.js';
import { forward, solve } from '../../process/index.js';
import type { Check } from '../../settlement/result.js';
import type { Budget } from '../../shared/budget.js';
import type { Finding } from '../finding.js';
import { certificate } from '../settlement/certify.js';
import type { Context, Shown } from '../settlement/context.js';
import { packageOptions } from '../settlement/space.js';
import { gamesCertificate } from './certificate.js';
import { checkWorth } from './checkWorth.js';
import type { Durability } from './durability.js';
import { bandFindings } from './findings/bands.js';
import { durabilityFinding, setsFinding } from './findings/durability.js';
import { holdsFinding } from './findings/holds.js';
import { honouredFindings } from './findings/honoured.js';
import { leversFinding } from './findings/levers.js';
import { linesFindings } from './findings/lines.js';
import { middleGroundFinding } from './findings/middleGround.js';
import { modelFindings } from './findings/model.js';
import { recordFinding } from './findings/record.js';
import { recordDepartsFinding } from './findings/recordDeparts.js';
import { recordLifetimeFinding } from './findings/recordLifetime.js';
import { recordPeaceFinding } from './findings/recordPeace.js';
import { recordTurnoverFinding } from './findings/recordTurnover.js';
import { survivalFindings } from './findings/survival.js';
import { temptingFinding } from './findings/tempting.js';
import { type Structure, structureOf } from './game.js';
import { type Profile, profileOf } from './inputs.js';
import { type Levers, leversOf } from './levers.js';
import {
  answersFor,
  epsilonBand,
  exposureOf,
  type MiddleGround,
  middleGroundOf,
  type ProfileAnswers,
} from './profileAnswers.js';
import { stakesOf } from './stakes.js';

/** One game, and the packages that play it. */
export interface ProfileResult {
  id: string;
  name: string;
  packages: Shown[];
  answers: ProfileAnswers;
  exposure: number;
  epsilon: { points: number; peace: number }[];
  middleGround: MiddleGround;
  bestReply: number[];
  checks: ProcessCheck[];
  /** Whether the deal space values these packages as the game does. */
  worthCheck: Check;
}

/** What the guarantee lens found. */
export interface GuaranteeResult {
  head: ProfileResult;
  profiles: ProfileResult[];
  /** Left out where only a screen is asked for, or where there is nothing to turn. */
  levers?: Levers;
  depth: 'screen' | 'all';
  /** Change of P(peace to the horizon), and the largest change of anybody's worth, when the tail is 15 years longer. */
  endEffect: { peace: number; points: number };
  durability: Durability;
}

/** Points of error per decision that the band is shown for. */
export const EPSILONS = [0, 1, 2, 5, 10, 20];

/** Years that are added to the tail to see what its end does. */
const LONGER = 15;

/** Plays the game of every package that is shown, and asks all that can be asked of the first. */
export async function assessGuarantee(
  context: Context,
  packages: readonly Shown[],
  headPackage: Shown | undefined,
  durability: Durability,
  structures: (profile: Profile) => Structure,
  depth: 'screen' | 'all',
  budget: Budget,
): Promise<GuaranteeResult | undefined> {
  const { c } = context;
  const part = c.guarantee!;
  const noDeal = Object.fromEntries(context.actors.map(({ id }, a) => [id, context.space.parties[a]!.threshold]));
  const played: Omit<ProfileResult, 'worthCheck'>[] = [];
  const first = headPackage ? [headPackage, ...packages.filter((p) => p !== headPackage)] : packages;
  for (const shown of first) {
    if (!(await budget.goOn('how long it holds'))) break;
    const profile = profileOf(part, packageOptions(c, shown.explained.package));
    const stakes = { ...stakesOf(c, context, shown.explained), futures: profile.futures };
    const same = played.find(
      ({ answers }) => answers.structure.profile.id === profile.id && sameStakes(answers.stakes, stakes),
    );
    if (same) {
      same.packages.push(shown);
      continue;
    }
    const answers = answersFor(structures(profile), stakes);
    const { model } = answers.game;
    const bestReply = solve(model, 'best-reply');
    const reply = forward(model, bestReply.behaviour);
    const checks = [
      checkBehaviour(model, answers.solution.behaviour, 'revision', answers.solution),
      checkForward(model, answers.solution.behaviour, answers.forward),
      checkBehaviour(model, bestReply.behaviour, 'best-reply', bestReply),
    ];
    played.push({
      id: profile.id,
      name: profile.name,
      packages: [shown],
      answers,
      exposure: exposureOf(answers),
      epsilon: epsilonBand(answers, EPSILONS).map((peace, i) => ({ points: EPSILONS[i]!, peace })),
      middleGround: middleGroundOf(answers, noDeal),
      bestReply: Array.from(reply.peace.subarray(0, answers.game.horizonSteps + 1)),
      checks,
    });
  }
  const profiles = played.map((profile) => ({
    ...profile,
    worthCheck: checkWorth(context, profile.packages, profile.answers),
  }));
  const head = profiles[0];
  if (!head) return undefined;
  const { structure, stakes, game } = head.answers;
  const levers = depth === 'all' ? leversOf(part, structure.profile, stakes, structures) : undefined;
  const longer = answersWithTail(c, head, part.tail.value + LONGER);
  return {
    head,
    profiles,
    ...(levers && { levers }),
    depth,
    endEffect: {
      peace: Math.abs(longer.peace - head.answers.peace[game.horizonSteps]!),
      points: Math.max(...Object.entries(longer.worth).map(([id, w]) => Math.abs(w - head.answers.worth[id]!))),
    },
    durability,
  };
}

function answersWithTail(c: Case, { answers }: ProfileResult, tail: number) {
  const longer = answersFor(structureOf(c, answers.structure.profile, tail), answers.stakes);
  return { peace: longer.peace.at(-1)!, worth: longer.worth };
}

function sameStakes(a: ProfileAnswers['stakes'], b: ProfileAnswers['stakes']): boolean {
  return JSON.stringify([a.settlement, a.futures]) === JSON.stringify([b.settlement, b.futures]);
}

/** All findings of the lens, in reading order. @param records What the games are set beside. */
export function guaranteeFindings(
  context: Context,
  result: GuaranteeResult,
  before: { signable: number; ratifiable: number; packages: Map<string, boolean> },
  after: { signable: number; ratifiable: number },
  records: Records = allRecords(),
): Finding[] {
  const { head, profiles } = result;
  const own = gamesCertificate([head]);
  const all = gamesCertificate(profiles);
  return [
    holdsFinding(context, result, all),
    ...survivalFindings(context, result, all, own),
    ...honouredFindings(context, head, own),
    ...temptingFinding(context, head, own),
    ...leversFinding(context, result),
    middleGroundFinding(context, result, own),
    durabilityFinding(context, result, certificate(profiles.map((p) => p.worthCheck))),
    setsFinding(context, result, before, after),
    ...bandFindings(context, result),
    ...(result.depth === 'all' ? linesFindings(context, result) : []),
    ...recordFinding(context, result, own, records),
    ...recordDepartsFinding(context, result, records),
    ...recordLifetimeFinding(context, head, own, records),
    ...recordTurnoverFinding(context, records),
    ...recordPeaceFinding(context, head, own, records),
    ...modelFindings(context, head, own, records),
  ];
}
