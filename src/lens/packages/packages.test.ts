import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { holds } from '../../case/index.js';
import { caseOf, EXAMPLE, GUARANTEE } from '../../case/testing.js';
import { Budget } from '../../shared/budget.js';
import type { Finding, Scatter, Table } from '../finding.js';
import {
  answerAtMedians,
  assess,
  explainAtMedians,
  issuesChanged,
  issuesWithout,
  KeptGames,
  oneOptionAway,
  type PackageByName,
  pairOfParties,
  rulesBroken,
  waysToWin,
  withOption,
} from '../index.js';
import { explainFor } from '../settlement/explainFor.js';

const CASES = { 'without a guarantee': EXAMPLE, 'with a guarantee': GUARANTEE };

const assessed = async (text: string) => {
  const found = await assess(caseOf(text), '0', new Budget(), 'worth');
  assert.ok(found.kind === 'assessed');
  return found;
};

const cellOf = ({ value }: Finding, row: string, column: string) => {
  const { rows, columns } = value as Table;
  return rows.find(({ id }) => id === row)!.cells[columns.findIndex(({ id }) => id === column)]!;
};

for (const [name, text] of Object.entries(CASES)) {
  test(`one option away, a party's margin is what it is where that package is asked about itself: ${name}`, async () => {
    const c = caseOf(text);
    const { packages } = await answerAtMedians(c, []);
    const plan = packages.find(({ id }) => id === 'plan')!;
    const away = (await oneOptionAway(c, plan, packages, new KeptGames(), new Budget()))!;
    // flow 3 − 1, court 2 − 1, dam 3 − 1, pledge 2 − 1: each issue has one option that the plan takes.
    assert.equal(away.length, 6);
    const asked = away.map(({ options }, n): PackageByName => ({ id: `x${n}`, name: 'x', found: false, options }));
    const { values, notNeeded } = await answerAtMedians(c, asked);
    for (const [n, { margins, signed, ratified, refuse, notNeeded: spared }] of away.entries()) {
      for (const [party, margin] of Object.entries(margins)) assert.equal(margin, values[`margin/x${n}/${party}`]);
      assert.equal(signed ? 1 : 0, values[`signed/x${n}`]);
      assert.equal(ratified ? 1 : 0, values[`ratified/x${n}`]);
      const notAsked = notNeeded.flatMap((one) => (one.package === `x${n}` ? [one.party] : []));
      assert.deepEqual(spared, notAsked);
      assert.deepEqual(refuse, away[n]!.options.dam === 'large' ? ['low'] : []);
    }
  });

  test(`the terms of a package add up to the margin that is shown while somebody types: ${name}`, async () => {
    const c = caseOf(text);
    const { packages, values } = await answerAtMedians(c, []);
    for (const of of packages) {
      for (const party of ['up', 'low', 'friend', 'assembly', 'voters']) {
        const { finding } = explainAtMedians(c, of, party, packages, new KeptGames())!;
        assert.equal(cellOf(finding, 'margin', 'worth').number, values[`margin/${of.id}/${party}`]);
        const { rows } = finding.value as Table;
        const terms = rows.filter(({ id }) => !['total', 'no-deal', 'margin'].includes(id));
        const sum = terms.reduce((total, { cells }) => total + (cells[2]!.number ?? 0), 0);
        assert.ok(Math.abs(sum - cellOf(finding, 'total', 'worth').number!) < 1e-8, `${of.id} ${party}`);
      }
    }
  });

  test(`what would win a party is found as an assessment finds it, and for a draft as well: ${name}`, async () => {
    const { assessment, context, packages } = await assessed(text);
    const findings = assessment.findings.filter(({ id }) => id.startsWith('settlement/would-take/'));
    assert.ok(findings.length > 0);
    for (const finding of findings) {
      const shown = packages.find(({ id }) => id === finding.about.package)!;
      const given = assessment.packages.find(({ id }) => id === shown.id)!;
      // A draft is a package like any other, by another name of no meaning.
      for (const id of [shown.id, 'draft-1']) {
        const draft = { ...given, id, found: false };
        const { finding: own, ways } = (await waysToWin(
          context.c,
          context,
          draft,
          finding.about.party!,
          new Budget(),
        ))!;
        assert.equal(own.sentence, finding.sentence);
        assert.deepEqual(own.value, finding.value);
        assert.equal(own.certificate !== 'not proven' && own.certificate.holds, true);
        assert.equal(ways.length, (finding.value as Table).rows.length);
      }
    }
  });

  test(`all packages look to two parties as in an assessment, counted from what they expect: ${name}`, async () => {
    const { assessment, context } = await assessed(text);
    const scatter = assessment.findings.find(({ id }) => id === 'settlement/scatter/up/low')!.value as Scatter;
    const pair = (await pairOfParties(context, 'up', 'low', new Budget()))!;
    const over = (x: number, y: number) => [x - scatter.x.threshold, y - scatter.y.threshold];
    assert.deepEqual(
      pair.cloud,
      scatter.cloud.map(([x, y, n]) => [...over(x, y), n]),
    );
    assert.deepEqual(
      pair.frontier.map(({ x, y, refused }) => [x, y, refused]),
      scatter.frontier.map(({ x, y, refused }) => [...over(x, y), refused]),
    );
    // Any two can be chosen, who ratifies among them; seen from the other side it is the same picture turned.
    const turned = (await pairOfParties(context, 'assembly', 'up', new Budget()))!;
    const straight = (await pairOfParties(context, 'up', 'assembly', new Budget()))!;
    assert.deepEqual(
      turned.cloud.map(([x, y, n]) => [y, x, n]),
      straight.cloud,
    );
    assert.equal(turned.both, straight.both);
  });
}

test('without a guarantee the terms are those of abide explain, to the last cell', async () => {
  const { assessment, context, packages } = await assessed(EXAMPLE);
  const known = assessment.packages.map((p) => ({ ...p, found: false }));
  for (const of of known) {
    const shown = packages.find(({ id }) => id === of.id)!;
    for (const [at, { id }] of context.actors.entries()) {
      const { finding } = explainAtMedians(context.c, of, id, known, new KeptGames())!;
      assert.deepEqual(finding.value, explainFor(context, shown, at, 'not proven').value);
    }
  }
});

test('the changes that would win a party win it, and keep all who accept', async () => {
  const { assessment, context } = await assessed(EXAMPLE);
  for (const { about } of assessment.findings.filter(({ id }) => id.startsWith('settlement/would-take/'))) {
    const before = { ...assessment.packages.find(({ id }) => id === about.package)!, found: false };
    const { ways } = (await waysToWin(context.c, context, before, about.party!, new Budget()))!;
    const tried = ways.map((options, n): PackageByName => ({ id: `way-${n}`, name: 'way', found: false, options }));
    const { values, refusals, notNeeded } = await answerAtMedians(context.c, [before, ...tried]);
    const stands = (id: string, party: string) =>
      notNeeded.some((r) => r.package === id && r.party === party) ||
      (values[`margin/${id}/${party}`]! >= 0 && !refusals.some((r) => r.package === id && r.party === party));
    for (const { id } of tried) {
      assert.ok(stands(id, about.party!));
      for (const actor of context.actors) {
        assert.ok(!stands(before.id, actor.id) || stands(id, actor.id), `${id} loses ${actor.id}`);
      }
    }
  }
});

test('whatever option is changed, exactly the issues that arise have an option', async () => {
  const c = caseOf(EXAMPLE);
  const { packages } = await answerAtMedians(c, []);
  const moves = c.issues.flatMap(({ id, options }) => options.map((option) => [id, option.id] as const));
  fc.assert(
    fc.property(
      fc.constantFrom(...packages),
      fc.array(fc.constantFrom(...moves), { maxLength: 8 }),
      (start, chosen) => {
        let options = start.options;
        for (const [issue, option] of chosen) {
          if (options[issue] === null) continue;
          options = withOption(c, options, issue, option, start.options);
          assert.equal(options[issue], option);
        }
        for (const { id, exists, options: own } of c.issues) {
          const arises = !exists || holds(exists.node, options) === true;
          assert.equal(options[id] !== null, arises, id);
          if (arises) assert.ok(own.some((o) => o.id === options[id]));
        }
      },
    ),
  );
});

test('an issue that arises again gets the option that it had', () => {
  const c = caseOf(EXAMPLE);
  const start = { flow: 'shared', court: 'foreign', dam: 'small', pledge: 'none' };
  const without = withOption(c, start, 'flow', 'free', start);
  assert.deepEqual(without, { ...start, flow: 'free', court: null });
  assert.deepEqual(issuesChanged(c, start, without), ['flow', 'court']);
  assert.deepEqual(withOption(c, without, 'flow', 'shared', start), start);
  assert.deepEqual(withOption(c, without, 'flow', 'shared'), { ...start, court: 'joint' });
});

test('of a package with an option that the case has not, the moves are known that mend it', async () => {
  const c = caseOf(EXAMPLE);
  const { packages, values } = await answerAtMedians(c, []);
  const plan = packages.find(({ id }) => id === 'plan')!;
  const old = { ...plan, options: { ...plan.options, dam: 'earthen' } };
  assert.deepEqual(issuesWithout(c, old.options), ['dam']);
  assert.deepEqual(issuesWithout(c, plan.options), []);
  const away = (await oneOptionAway(c, old, packages, new KeptGames(), new Budget()))!;
  assert.deepEqual(
    away.map(({ issue, option }) => [issue, option]),
    [
      ['dam', 'none'],
      ['dam', 'small'],
      ['dam', 'large'],
    ],
  );
  assert.deepEqual(away[1]!.options, plan.options);
  assert.equal(away[1]!.margins.up, values['margin/plan/up']);
});

test('a package that breaks a rule says which', () => {
  const c = caseOf(EXAMPLE);
  const start = { flow: 'fixed', court: 'foreign', dam: 'large', pledge: 'none' };
  assert.deepEqual(rulesBroken(c, start), []);
  assert.deepEqual(rulesBroken(c, withOption(c, start, 'court', 'joint')), ['quota-needs-a-court']);
  assert.deepEqual(rulesBroken(c, withOption(c, start, 'flow', 'shared')), ['no-large-dam-with-shares']);
});

test('games that are kept answer as games that are played', async () => {
  const c = caseOf(GUARANTEE);
  const games = new KeptGames();
  const once = await answerAtMedians(c, [], games);
  assert.deepEqual(await answerAtMedians(c, [], games), once);
  assert.deepEqual(await answerAtMedians(c, []), once);
  const other = caseOf(GUARANTEE, ['stances.friend.start.willing=50%', 'stances.friend.start.wary=50%']);
  assert.deepEqual(await answerAtMedians(other, [], games), await answerAtMedians(other, []));
});
