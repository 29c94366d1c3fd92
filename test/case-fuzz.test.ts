import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Case, ConditionNode } from '../src/case/case.js';
import { editCase, showCase } from '../src/case/index.js';
import { EXAMPLE, readText, readTexts } from '../src/case/testing.js';
import { describe } from '../src/shared/diagnostic.js';

/** Every name that a case mentions is one that it defines. */
function checkNames(c: Case): void {
  const issue = (id: string) => c.issues.find((i) => i.id === id) ?? assert.fail(`issue ${id}`);
  const party = (id: string) => c.parties.find((p) => p.id === id) ?? assert.fail(`party ${id}`);
  const condition = (node: ConditionNode): void => {
    if (node.kind === 'not') condition(node.of);
    else if ('of' in node) for (const of of node.of) condition(of);
    else {
      const options = issue(node.issue).options.map((o) => o.id);
      if (node.kind === 'in') for (const option of node.options) assert.ok(options.includes(option));
    }
  };
  for (const i of c.issues) if (i.exists) condition(i.exists.node);
  for (const r of c.rules) condition(r.condition.node);
  for (const l of [...c.redLines, ...c.links]) condition(l.when.node);
  for (const e of c.exchanges) for (const side of [e.gives, e.for]) condition(side.node);
  for (const { party: of } of [...c.redLines, ...c.links, ...c.exchanges]) party(of);
  for (const r of c.ratifiers) if (party(r.of) && r.needed) condition(r.needed.node);
  c.adoption.vetoes.forEach(party);
  for (const { values } of [...c.parties, ...c.ratifiers]) {
    for (const [id, points] of Object.entries(values?.points ?? {})) {
      const options = [...issue(id).options.map((o) => o.id), 'absent'];
      for (const option of Object.keys(points)) assert.ok(options.includes(option));
    }
    for (const id of Object.keys(values?.shares ?? {})) issue(id);
  }
  for (const p of c.packages) {
    for (const [id, option] of Object.entries(p.options)) {
      assert.ok(option === null ? issue(id).exists : issue(id).options.some((o) => o.id === option));
    }
  }
  for (const n of c.numbers) {
    assert.ok(Number.isFinite(n.value));
    if (n.ground?.kind === 'source') assert.ok(c.sources[n.ground.id]);
    // A number that is given on the command line rests on that.
    if (n.ground?.kind === 'judgement') assert.ok(n.ground.id === '--set' || c.judgements[n.ground.id]);
  }
}

/** Reads a text and checks what has to hold for every text. */
function survives(text: string, changes: readonly string[] = []): void {
  const { case: c, diagnostics, files } = readText(text, changes);
  assert.equal(
    c === undefined,
    diagnostics.some((d) => d.severity === 'error'),
    'a case exactly where there is no error',
  );
  for (const d of diagnostics) {
    if (d.code === 'edit') continue;
    assert.ok(d.at, d.code);
    for (const { file, line, column, length } of [d.at!, ...(d.also ?? []).map((a) => a.at)]) {
      const lines = files[file]!.split('\n');
      assert.ok(line >= 1 && line <= lines.length, `${d.code} line ${line}`);
      assert.ok(
        column >= 1 && column <= lines[line - 1]!.length + 1,
        `${d.code} column ${column} of ${lines[line - 1]}`,
      );
      assert.ok(length >= 1);
    }
    assert.ok(describe(d, files[d.at!.file]).length > 0);
  }
  if (!c) return;
  checkNames(c);
  assert.ok(showCase(c).every((line) => line.length <= 100));
}

const piece = fc.constantFrom(
  ...[
    'a',
    'abide: 1',
    'parties',
    ':',
    ': ',
    '\n',
    '\n  ',
    '\n    ',
    '{',
    '}',
    '[',
    ']',
    ', ',
    '- ',
    '? ',
    '?',
    '&x ',
    '*x',
    '!t ',
    '|\n',
    '>\n',
    '"',
    "'",
    '#',
    ' #p6',
  ],
  ...[
    '@',
    '%',
    '`',
    '\t',
    '<<: ',
    '---\n',
    '...\n',
    '\u202e',
    '\ufeff',
    '\r\n',
    '\u0000',
    '35',
    '20 to 45',
    'flow = free',
    '(',
    ')',
    '~',
    'null',
    '\ue000',
    '😀',
    '__proto__: {}',
  ],
);

test('any text is read: no exception, a case or an error, places within the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => survives(text)),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }).map((p) => p.join('')),
      (text) => survives(text),
    ),
    { numRuns: 600 },
  );
});

test('a case with pieces cut out, put in or swapped is read or refused, and never with a name that dangles', () => {
  const cut = fc.record({ from: fc.nat(EXAMPLE.length), length: fc.nat(30), put: fc.oneof(piece, fc.constant('')) });
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
      survives(
        cuts.reduce((text, { from, length, put }) => text.slice(0, from) + put + text.slice(from + length), EXAMPLE),
      );
    }),
    { numRuns: 300 },
  );
  const words = [...new Set(EXAMPLE.match(/[\w-]+/g))];
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.constantFrom(...words), (from, to) =>
      survives(EXAMPLE.replaceAll(from, to)),
    ),
    { numRuns: 200 },
  );
});

test('lines left out or moved give a case or an error', () => {
  const lines = EXAMPLE.split('\n');
  fc.assert(
    fc.property(fc.nat(lines.length - 1), fc.nat(lines.length), fc.boolean(), (from, to, keep) => {
      const moved = lines.filter((_, i) => keep || i !== from);
      moved.splice(to, 0, lines[from]!);
      survives((to % 2 ? moved : lines.filter((_, i) => i !== from)).join('\n'));
    }),
    { numRuns: 200 },
  );
});

test('any assignment is applied or refused', () => {
  const side = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'up.no-deal',
      'court',
      'flow',
      'links.calm.points',
      'values.low.weight',
      '45',
      'foreign',
      '{a: 1}',
      '[',
      'without',
      'extends',
      'packages.plan',
      '__proto__.x',
      'constructor',
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(side, side), { maxLength: 3 }), (pairs) => {
      survives(
        EXAMPLE,
        pairs.map(([path, value]) => `${path}=${value}`),
      );
    }),
    { numRuns: 200 },
  );
});

test('a variant of any text is read or refused', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((p) => p.join('')),
      (text) => {
        const { case: c } = readTexts({ 'v/case.yaml': `abide: 1\nextends: ../b\n${text}`, 'b/case.yaml': EXAMPLE });
        if (c) checkNames(c);
      },
    ),
    { numRuns: 200 },
  );
});

test('any edit of any text gives a text or diagnostics', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }).map((p) => p.join('')),
      fc.array(fc.constantFrom('a', 'abide', 'parties'), { maxLength: 3 }),
      fc.string(),
      (text, path, value) => {
        const result = editCase(text, path, value);
        assert.ok('text' in result || result.diagnostics.length > 0);
      },
    ),
    { numRuns: 500 },
  );
});

test('hundreds of kilobytes of anything end in diagnostics', () => {
  const many = (n: number, line: (i: number) => string) => Array.from({ length: n }, (_, i) => line(i)).join('');
  const texts = [
    EXAMPLE.replace('rules:\n', `rules:\n${many(8_000, (i) => `  r${i}: {require: flow != fixed or dam = none}\n`)}`),
    EXAMPLE.replace('links:\n', `links:\n${many(900, (i) => `  l${i}: {party: x${i}, when: a${i} = b, points: x}\n`)}`),
    `a: [${many(60_000, () => '(a, ')}]`,
    many(12_000, (i) => `k${i}: a: b\n`),
    many(12_000, (i) => `k${i}: {a\n`),
    many(12_000, (i) => `k${i}: @x\n`),
    `${EXAMPLE}${many(20_000, (i) => `key-number-${i}: 3\n`)}`,
  ];
  for (const text of texts) {
    const { case: c, diagnostics } = readText(text);
    assert.equal(c, undefined);
    assert.ok(diagnostics.length > 0 && diagnostics.length < 202, String(diagnostics.length));
  }
});
