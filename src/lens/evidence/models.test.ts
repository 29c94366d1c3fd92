import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groundCoverage } from '../../case/coverage.js';
import { showCase } from '../../case/show.js';
import { caseOf, complaints } from '../../case/testing.js';
import { records } from '../../evidence/index.js';
import { evidenceFindings } from './evidenceFindings.js';
import { groundTexts } from './groundTexts.js';
import { caseText } from './testing.js';

const ID = 'peace-agreement.lasting';
const GIVEN = `from model ${ID} given {kind: process, peacekeepers: no, over: government} ending over 5 years per year`;
const drift = `drift: {from: willing, to: wary, chance: "${GIVEN}"}`;
const PATH = 'stances.friend.drift.chance';

test('a number from a model rests on the model, and its ground says sample, coding, selection and source', () => {
  const c = caseOf(caseText({ drift }));
  const n = c.numbers.find(({ path }) => path === PATH)!;
  assert.deepEqual([n.ground, n.standing], [{ key: `model/${ID}`, kind: 'model', id: ID }, 'own']);
  assert.equal(n.quantity.kind, 'beta');
  const ground = groundTexts(c)[`model/${ID}`]!;
  assert.match(ground.text, /^How long peace agreements last, by kind \(how much of the conflict it settles: full, /);
  assert.match(
    ground.text,
    /a Weibull regression \(368 peace agreements, of which 128 ended, 1975–2021; .*78 conflicts\)/,
  );
  const { n: cases, selection, sources, coding, rate } = ground.record!;
  assert.equal(cases, 368);
  assert.match(selection, /^Agreements that were signed/);
  assert.match(coding, /^From signing/);
  assert.match(rate, /^fitted to 368 peace agreements/);
  assert.match(sources[0]!.citation, /Pettersson/);
  assert.equal(groundCoverage(c).own.class, 1);
});

test('the ground of a model shows how its assumptions were checked: whether the form fits, and each effect over time', () => {
  const c = caseOf(caseText({ drift }));
  const { words, plots } = groundTexts(c)[`model/${ID}`]!.record!.checked!;
  assert.match(words, /^Cox–Snell residuals are up to 15 % of cases off .* up to 43 % where over both; /);
  assert.deepEqual(
    plots.map(({ title }) => title),
    [
      'Does the form fit?',
      'Where it fits worst: over both',
      ...['kind partial', 'kind process', 'peacekeepers yes', 'over government', 'over both'].map(
        (l) => `Over time: ${l}`,
      ),
    ],
  );
  assert.match(plots.at(-1)!.text, /^Scaled Schoenfeld residuals, .* Test for all levels of over: p < 0.001\.$/);
});

test('abide grounds lists the model among what the case leans on, and says that it is of another kind', () => {
  const c = caseOf(caseText({ drift }));
  const fit = evidenceFindings(c, records()).find(({ id }) => id === 'evidence/fit')!;
  assert.match(fit.sentence, /^The case leans on 1 class of past cases; .*it records /);
  assert.deepEqual(fit.grounds, [`model/${ID}`]);
  assert.ok(fit.value.kind === 'table' && fit.value.rows[0]!.id === ID);
});

test('a number that is written by hand can name a model as its ground; a curve or a misspelt one is told', () => {
  const by = (ground: string) =>
    caseText({ drift: `drift: {from: willing, to: wary, chance: 10% per year @${ground}}` });
  assert.deepEqual(
    complaints(by(`model/${ID}`)).filter((line) => /model/.test(line)),
    [],
  );
  assert.match(complaints(by('model/peace-agreement.lasting.all')).join('\n'), /class-or-curve/);
  assert.match(complaints(by('model/peace-agreement.lastin')).join('\n'), /unknown-model/);
});

test('abide show says what the model says, and how it was counted', () => {
  const shown = showCase(caseOf(caseText({ drift })))
    .join(' ')
    .replace(/\s+/g, ' ');
  assert.match(
    shown,
    /the chance per year of ending which, the same over 5 years, leaves as many, is [\d.]+ %, 90 % from/,
  );
  assert.match(shown, /Selection: Agreements that were signed/);
});
