import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Case, ConditionNode, Values } from '../../case/case.js';
import { loadFromDisk } from '../../case/files.js';
import { readCase } from '../../case/index.js';
import { explainPackage } from '../../settlement/evaluate.js';
import { caseSpace, packageIndices } from './space.js';

const cases = fileURLToPath(new URL('../../../../cases', import.meta.url));

function load(name: string, ...set: string[]): Case {
  const { case: found, diagnostics } = readCase(join(cases, name), loadFromDisk, set);
  assert.ok(found, JSON.stringify(diagnostics));
  return found;
}

type Options = Record<string, string | null>;

/** The definitions of the language, straight from the case and by name: no indices, no engine. */
const naive = {
  holds(node: ConditionNode, x: Options): boolean {
    if (node.kind === 'in') return x[node.issue] !== null && node.options.includes(x[node.issue]!);
    if (node.kind === 'absent') return x[node.issue] === null;
    if (node.kind === 'not') return !naive.holds(node.of, x);
    return node.kind === 'and' ? node.of.every((n) => naive.holds(n, x)) : node.of.some((n) => naive.holds(n, x));
  },
  worth(c: Case, party: string, values: Values, x: Options): number {
    let sum = 0;
    for (const issue of c.issues) {
      const share = values.shares[issue.id] ?? 0;
      if (share > 0) sum += share * values.points[issue.id]![x[issue.id] ?? 'absent']!.value;
    }
    for (const l of c.links) if (l.party === party && naive.holds(l.when.node, x)) sum += l.points.value;
    for (const l of c.redLines) if (l.party === party && l.costs && naive.holds(l.when.node, x)) sum -= l.costs.value;
    for (const e of c.exchanges) {
      if (e.party === party && e.otherwise !== 'refuse' && naive.broken(e, x)) sum -= e.otherwise.costs.value;
    }
    return sum;
  },
  broken: (e: Case['exchanges'][number], x: Options) => naive.holds(e.gives.node, x) && !naive.holds(e.for.node, x),
  refuses: (c: Case, party: string, x: Options) =>
    c.redLines.some((l) => l.party === party && !l.costs && naive.holds(l.when.node, x)) ||
    c.exchanges.some((e) => e.party === party && e.otherwise === 'refuse' && naive.broken(e, x)),
  /** Whether the options make a package: issues exist where they should, and every rule is kept. */
  isPackage: (c: Case, x: Options) =>
    c.issues.every((i) => !i.exists || naive.holds(i.exists.node, x) === (x[i.id] !== null)) &&
    c.rules.every((r) => naive.holds(r.condition.node, x) === (r.kind === 'require')),
};

/** Every so many of the option tuples, so that a test of a large case stays short; coprime to the options' numbers. */
const STRIDE = 7;

for (const name of ['berlin-2025', 'berlin-2025-exchange-priced', 'camp-david-1978']) {
  test(`${name}: the deal space says of a package what the case says of it, by its own definitions`, () => {
    const c = load(name);
    const { space, actors } = caseSpace(c);
    const sizes = space.issues.map((i) => i.options.length);
    const tuples = sizes.reduce((n, size) => n * size, 1);
    let packages = 0;
    for (let n = 0; n < tuples; n += STRIDE) {
      const options: Options = {};
      let rest = n;
      c.issues.forEach((issue, i) => {
        options[issue.id] = issue.options[rest % sizes[i]!]?.id ?? null;
        rest = Math.floor(rest / sizes[i]!);
      });
      if (!naive.isPackage(c, options)) {
        if (n % 97 === 0) {
          assert.notDeepEqual(explainPackage(space, packageIndices(c, options) as number[]).brokenRules, []);
        }
        continue;
      }
      packages++;
      const { standings, brokenRules } = explainPackage(space, packageIndices(c, options) as number[]);
      assert.deepEqual(brokenRules, []);
      for (const [p, { id, role }] of actors.entries()) {
        const ratifier = c.ratifiers.find((r) => r.id === id);
        const values = ratifier?.values ?? c.parties.find((party) => party.id === id)!.values!;
        const worth = naive.worth(c, role === 'ratifier' ? '' : id, values, options);
        assert.ok(Math.abs(standings[p]!.value - worth) < 1e-6, `${id} ${JSON.stringify(options)}`);
        if (role !== 'ratifier') assert.equal(standings[p]!.lines.length > 0, naive.refuses(c, id, options), id);
        else assert.equal(standings[p]!.needed, !ratifier!.needed || naive.holds(ratifier!.needed.node, options));
      }
    }
    assert.ok(packages > 500, `${packages} packages`);
  });
}

test('the order of parties and issues in the file changes no worth', () => {
  const c = load('camp-david-1978');
  const turned: Case = { ...c, issues: [...c.issues].reverse(), parties: [...c.parties].reverse() };
  const named = c.packages.find((p) => Object.keys(p.options).length === c.issues.length)!;
  const worths = (of: Case) => {
    const { space, actors } = caseSpace(of);
    const { standings } = explainPackage(space, packageIndices(of, named.options) as number[]);
    return Object.fromEntries(actors.map((a, p) => [a.id, standings[p]!.margin.toFixed(6)]));
  };
  const [a, b] = [worths(c), worths(turned)];
  for (const id of Object.keys(a)) assert.equal(b[id], a[id]);
});

test('the status quo is worth exactly the no-deal that is taken from it', () => {
  const c = load('camp-david-1978');
  const { space, actors } = caseSpace(c);
  const taken = c.parties.filter((p) => p.noDeal?.now.kind === 'package');
  assert.ok(taken.length > 0);
  for (const party of taken) {
    const id = party.noDeal!.now.kind === 'package' ? party.noDeal!.now.package : '';
    const named = c.packages.find((p) => p.id === id)!;
    const { standings } = explainPackage(space, packageIndices(c, named.options) as number[]);
    assert.equal(standings[actors.findIndex((a) => a.id === party.id)]!.margin, 0);
  }
});

test('an issue without a condition is never absent: a line that says so is never crossed', () => {
  const c = load('berlin-2025', "red-lines.no-alliance.when='membership absent'");
  const { space, actors } = caseSpace(c);
  const ru = actors.findIndex((a) => a.id === 'ru');
  const named = c.packages.find((p) => p.id === 'membership-path')!;
  const { standings } = explainPackage(space, packageIndices(c, named.options) as number[]);
  assert.ok(!standings[ru]!.lines.some((l) => space.parties[ru]!.refuses[l]!.name === 'red-lines.no-alliance'));
});
