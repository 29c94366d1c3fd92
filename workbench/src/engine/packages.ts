import { type Case, readCase } from '../../../src/case/index.js';
import {
  type CountedSpace,
  explainAtMedians,
  KeptGames,
  oneOptionAway,
  type PackageByName,
  pairOfParties,
  standingsAtMedians,
  waysToWin,
} from '../../../src/lens/index.js';
import { Budget } from '../../../src/shared/budget.js';
import { texts } from '../texts.js';
import { loadFrom } from './loadText.js';
import type { AboutPackages, PackageAnswers, PackagesSaid } from './protocol.js';

/** Seconds after which a question is given up. */
const PATIENCE = 60;

type Ask = Extract<AboutPackages, { kind: 'ask' }>;

let read: { version: number; c: Case } | undefined;
let space: { version: number; counted: CountedSpace } | undefined;
const kept = { longer: new KeptGames('longer'), own: new KeptGames('own') };
const asked = new Map<number, AbortController>();

/** The worker that is asked about single packages. Questions run beside each other, and any can be taken back. */
self.onmessage = async ({ data }: MessageEvent<AboutPackages>) => {
  if (data.kind === 'space') {
    space = data;
    return;
  }
  if (data.kind === 'cancel') {
    asked.get(data.number)?.abort();
    return;
  }
  const { number } = data;
  const say = (said: PackagesSaid) => postMessage(said);
  const controller = new AbortController();
  asked.set(number, controller);
  try {
    const answer = await answerTo(data, new Budget({ seconds: PATIENCE, signal: controller.signal }));
    say({ kind: 'answer', number, answer });
  } catch (error) {
    say({ kind: 'failed', number, why: error instanceof Error ? error.message : String(error) });
  } finally {
    asked.delete(number);
  }
};

async function answerTo(ask: Ask, budget: Budget): Promise<PackageAnswers[keyof PackageAnswers]> {
  const { question, known, version, steps } = ask;
  const c = caseOf(ask);
  const games = kept[steps];
  switch (question.kind) {
    case 'terms':
      return explainAtMedians(c, question.of, question.party, known, games);
    case 'away':
      return oneOptionAway(c, question.of, known, games, budget);
    case 'ways': {
      const found = await waysToWin(c, spaceAt(version).over, question.of, question.party, budget);
      return found && { ...found, margins: marginsOf(c, found.ways, known, games) };
    }
    case 'pair':
      return pairOfParties(spaceAt(version).over, question.x, question.y, budget);
  }
}

/** Of those that are asked: a package that a ratifier need not see is nothing to it. */
function marginsOf(
  c: Case,
  ways: readonly PackageByName['options'][],
  known: readonly PackageByName[],
  games: KeptGames,
) {
  const packages = ways.map((options, n) => ({ id: `way ${n}`, name: '', options, found: true }));
  const { certain, standing } = standingsAtMedians(c, packages, known, games);
  return standing.map(({ shown }) =>
    Object.fromEntries(
      certain.actors.flatMap(({ id }, a) => {
        const { needed, margin } = shown.explained.standings[a]!;
        return needed ? [[id, margin]] : [];
      }),
    ),
  );
}

function caseOf({ version, source }: Ask): Case {
  if (read?.version === version) return read.c;
  const { case: c } = readCase(source.name, loadFrom(source));
  if (!c) throw new Error(texts.reasons.faults);
  read = { version, c };
  return c;
}

function spaceAt(version: number): CountedSpace {
  if (space?.version !== version) throw new Error(texts.reasons.changed);
  return space.counted;
}
