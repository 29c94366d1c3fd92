import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ReferenceClass, type ReferenceCurve, records } from '../evidence/index.js';
import { type NotationProblem, Unreadable } from '../quantity/notation/expression.js';
import type { OneRecord } from '../quantity/notation/recordTerm.js';
import { recordLookup } from './record-lookup.js';

const known = records();
const look = recordLookup(known);

/** What is wrong between two classes, or two curves at 5 years; undefined where nothing is. */
function between(x: string, y: string): NotationProblem | undefined {
  const end = (id: string): OneRecord => {
    const span = { from: 0, to: 1 };
    const name = { text: id, ...span };
    return known.classes[id]
      ? { kind: 'class', id: name, coded: true, ...span }
      : { kind: 'curve', id: name, years: 5, ending: false, time: { text: '5 years', ...span }, ...span };
  };
  try {
    look({ kind: 'between', ends: [end(x), end(y)], from: 0, to: 1 });
    return undefined;
  } catch (error) {
    if (error instanceof Unreadable) return error.problem;
    throw error;
  }
}

const pairsOf = <T extends ReferenceClass | ReferenceCurve>(all: Record<string, T>): [T, T][] => {
  const list = Object.values(all);
  return list.flatMap((x, i) => list.slice(i + 1).map((y): [T, T] => [x, y]));
};

test('every two rivals of the record have something between them', () => {
  const rivals = [...pairsOf(known.classes), ...pairsOf(known.curves)].filter(([x, y]) => x.rivals.includes(y.id));
  // {all, lenient, altcoding}: 3; {pre1945, la.all, la.lenient}: 3; two without the Arab League; two of sanctions.
  assert.equal(rivals.length, 10);
  for (const [x, y] of rivals) assert.equal(between(x.id, y.id), undefined, `${x.id} and ${y.id}`);
});

test('two ways in which the same cases can end are no rivals, whichever they are', () => {
  const outcomes = [
    [
      'leader.exit.regular.post1945',
      'leader.exit.irregular.post1945',
      'leader.exit.natural-death.post1945',
      'leader.exit.foreign.post1945',
    ],
    ['alliance.ended.violated', 'alliance.ended.renegotiated', 'alliance.ended.fulfilled'],
    ['mid.threat-only.target-yields', 'mid.threat-only.compromise', 'mid.threat-only.stalemate'],
    ['mid.all.war', 'mid.all.compromise', 'mid.all.target-yields', 'mid.all.negotiated'],
    ['sanction-threat.concession', 'sanction-threat.sender-backs-down', 'sanction-threat.escalated-to-imposition'],
    ['sanction-imposed.concession-or-settlement', 'sanction-imposed.sender-lifts'],
    ['state-year.leader-change.democracy', 'state-year.sols-change.democracy'],
    ['alliance.lifetime.all', 'alliance.unviolated.all'],
  ];
  for (const own of outcomes)
    for (const [i, x] of own.entries())
      for (const y of own.slice(i + 1)) assert.equal(between(x, y)?.code, 'two-questions', `${x} and ${y}`);
});

test('one outcome among other cases may be set between: eras, halves, and the counts of others', () => {
  const contested = [
    ['alliance.honoured.defense.post1945', 'alliance.honoured.pre1945'],
    ['alliance.ended.violated.defense0', 'alliance.ended.violated.defense1'],
    ['alliance-year.violated.base', 'alliance-year.violated.sols-dem-only'],
    ['civilwar-ceasefire.failed.pk1', 'dyad.recurred.ceasefire'],
    ['peace-agreement.ended.pko0', 'peace-agreement.ended.pko1'],
    ['sanction-threat.concession', 'sanction-imposed.concession'],
    ['state-year.sols-change.democracy', 'state-year.sols-change.nondemocracy'],
    ['alliance.lifetime.treaty', 'alliance.lifetime.executive'],
  ] as const;
  for (const [x, y] of contested) assert.equal(between(x, y), undefined, `${x} and ${y}`);
});

test('what may be set between is of one kind, by the year or not, in either order', () => {
  for (const [x, y] of pairsOf(known.classes)) {
    const refused = between(x.id, y.id) !== undefined;
    assert.equal(refused, between(y.id, x.id) !== undefined);
    if (!refused) assert.deepEqual([x.kind, x.per], [y.kind, y.per], `${x.id} and ${y.id}`);
  }
});

test('a refusal says both questions, what rivals are, and which there are', () => {
  assert.deepEqual(between('sanction-threat.concession', 'sanction-threat.sender-backs-down'), {
    code: 'two-questions',
    from: 0,
    to: 1,
    what: 'sanction-threat.concession and sanction-threat.sender-backs-down answer two questions',
    why: 'the one asks “did the target of the sanctions give way?”, the other “did the sender of the sanctions give up?”; between is for rivals, which ask the same by another coding or of other cases',
    instead:
      'between class sanction-threat.concession and class sanction-threat.concession-or-settlement; or with sanction-imposed.concession, sanction-imposed.concession-or-settlement',
  });
  assert.equal(
    between('leader.exit.regular.post1945', 'leader.exit.irregular.post1945')!.instead,
    'from class leader.exit.regular.post1945, since no other class here asks what it asks',
  );
  // Where the first end has no rival, those of the second are told.
  assert.match(
    between('mid.all.war', 'state-year.sols-change.democracy')!.instead!,
    /^between class state-year\.sols-change\.democracy and class state-year\.sols-change\.nondemocracy$/,
  );
  assert.equal(
    between('alliance.unviolated.all', 'alliance.lifetime.all')!.instead,
    'between curve alliance.lifetime.all at 5 years and curve alliance.lifetime.post1945 at 5 years; or with alliance.lifetime.defense, alliance.lifetime.no-defense, alliance.lifetime.treaty, alliance.lifetime.executive',
  );
});
