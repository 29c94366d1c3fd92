import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import type { Assessment } from '../src/lens/finding.js';
import { reportHtml } from '../src/report/html/index.js';
import { toyAssessment } from './support/assessment.js';

const parse = (text: string) => parseHTML(text).document;

test('the report runs no script and loads nothing', async () => {
  const text = await reportHtml(toyAssessment());
  const page = parse(text);
  assert.equal(page.querySelectorAll('script, iframe, object, embed, img, audio, video, form, base').length, 0);
  assert.doesNotMatch(text, /url\(|@import|javascript:/i);
  for (const element of page.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      assert.doesNotMatch(name, /^on|^src|^srcset$|^action$/, `${element.tagName} ${name}`);
      if (name !== 'href') continue;
      // A link to a source is followed by the reader alone; everything else stays within the page.
      const allowed = element.tagName === 'A' ? /^(#|https?:\/\/)/ : /^(#|data:,$)/;
      assert.match(value, allowed, element.tagName);
    }
  }
  const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')!.getAttribute('content')!;
  assert.match(policy, /^default-src 'none'; style-src 'unsafe-inline'; img-src data:/);
});

test('the same assessment gives the same bytes, also after JSON', async () => {
  const first = await reportHtml(toyAssessment());
  assert.equal(await reportHtml(toyAssessment()), first);
  assert.equal(await reportHtml(JSON.parse(JSON.stringify(toyAssessment()))), first);
});

test('every finding is shown, with its question and its sentence', async () => {
  const assessment = toyAssessment();
  const page = parse(await reportHtml(assessment));
  const text = page.body.textContent!;
  for (const { id, question, sentence } of assessment.findings) {
    assert.ok(text.includes(sentence), id);
    if (id !== 'settlement/answer') assert.ok(text.includes(question), id);
  }
});

test('chapters stand in reading order, the answer first and the proofs last', async () => {
  const page = parse(await reportHtml(toyAssessment()));
  assert.deepEqual(
    [...page.querySelectorAll('h2')].map((h) => h.textContent),
    [
      'The answer',
      'Who signs',
      'Why not, and what would open it',
      'Which package',
      'What each package is worth',
      'The space of packages',
      'The issues',
      'Further findings',
      'On what ground',
      'How it was computed',
    ],
  );
});

test('every chart has a name, a description and a table with its numbers', async () => {
  const page = parse(await reportHtml(toyAssessment()));
  const charts = [...page.querySelectorAll('svg.plot')];
  // Five packages with four parties, and twice (narrow and wide) two scatters and one picture of lines.
  assert.equal(charts.length, 5 * 4 + 2 * 3);
  for (const chart of charts) {
    assert.equal(chart.getAttribute('role'), 'img');
    assert.ok(chart.getAttribute('aria-label'));
    assert.ok(chart.querySelector('title')?.textContent);
    assert.ok(chart.querySelector('desc')?.textContent);
    const rows = chart.closest('article')!.querySelectorAll('details.data table tbody tr');
    assert.ok(rows.length > 0);
  }
});

test('tables have captions and their heads say what they are heads of', async () => {
  const page = parse(await reportHtml(toyAssessment()));
  for (const table of page.querySelectorAll('table')) {
    assert.ok(table.querySelector('caption')?.textContent);
    for (const head of table.querySelectorAll('th')) assert.match(head.getAttribute('scope') ?? '', /^(col|row)$/);
  }
});

test('every link within the page has its target, and no id is given twice', async () => {
  const page = parse(await reportHtml(toyAssessment()));
  const ids = [...page.querySelectorAll('[id]')].map((e) => e.id);
  assert.equal(new Set(ids).size, ids.length);
  const named = [...page.querySelectorAll('[aria-details], [aria-labelledby]')].map(
    (e) => `#${e.getAttribute('aria-details') ?? e.getAttribute('aria-labelledby')}`,
  );
  const links = [...page.querySelectorAll('[href^="#"]')].map((e) => e.getAttribute('href')!);
  for (const link of [...links, ...named]) assert.ok(ids.includes(link.slice(1)), link);
});

test('every number that states a ground links to it, there or in the line under its finding', async () => {
  const assessment = toyAssessment();
  const page = parse(await reportHtml(assessment));
  for (const finding of assessment.findings) {
    const cells = finding.value.kind === 'table' ? finding.value.rows.flatMap((row) => row.cells) : [];
    const keys = new Set([...finding.grounds, ...cells.flatMap((cell) => cell.grounds ?? [])]);
    if (keys.size === 0) continue;
    const line = page.getElementById(`f-${finding.id.replaceAll('/', '__')}-grounds`);
    assert.equal(line!.querySelectorAll('a').length, keys.size, finding.id);
  }
  const term = page.querySelector('#f-settlement__explain__plan td sup')!;
  assert.equal(term.textContent, '¶2, ¶5, cost, +1');
});

test('numbers carry a real minus sign', async () => {
  const page = parse(await reportHtml(toyAssessment()));
  const texts = [...page.querySelectorAll('td, svg text')].map((e) => e.textContent!.trim());
  assert.deepEqual(
    texts.filter((text) => /^-\d/.test(text)),
    [],
  );
  assert.ok(texts.includes('−3.0'));
});

test('a result without a proof says so, and a proof that fails is not overlooked', async () => {
  const page = parse(await reportHtml(toyAssessment()));
  assert.match(page.querySelector('#f-settlement__frontier')!.textContent!, /THE CHECK FAILED/);
  const proofs = page.querySelector('#proof')!.textContent!;
  assert.match(proofs, /FAILED/);
  assert.match(proofs, /Not proven.*What is the river plan worth, and to whom\?/);
});

test('what was checked is a click away, and what was not is said so', async () => {
  const page = parse(await reportHtml(toyAssessment()));
  const check = (id: string) => page.querySelector(`#f-settlement__${id} .check`)!;
  assert.equal(check('counts').querySelector('summary')!.textContent, '✓ checked');
  assert.match(check('counts').textContent!, /recounted by a plain scan \(54 packages\)/);
  assert.equal(check('two-level').textContent, 'not proven');
  assert.equal(check('issues').textContent, 'not proven');
  assert.ok(check('frontier').hasAttribute('open'));
  assert.match(page.querySelector('#proof .note')!.textContent!, /Would it be ratified\?/);
});

test('work that was not finished says so above the answer', async () => {
  const partial = parse(await reportHtml({ ...toyAssessment(), partial: 'the frontier was not looked for' }));
  assert.equal(partial.querySelector('header .partial')!.textContent, 'Partial: the frontier was not looked for');
  assert.equal(parse(await reportHtml(toyAssessment())).querySelector('.partial'), null);
});

test('what is asked of every package is open for the one that the answer is about, and folded for the others', async () => {
  const page = parse(await reportHtml(toyAssessment()));
  const folded = [...page.querySelectorAll('details.others')].map((fold) =>
    [...fold.querySelectorAll('[id^="f-settlement"]')]
      .map(({ id }) => id)
      .filter((id) => !/-(data|grounds|question)$/.test(id)),
  );
  const ids = (family: string, ...packages: string[]) => packages.map((p) => `f-settlement__${family}__${p}`);
  assert.deepEqual(folded, [
    ids('would-take', 'boria-terms__ar'),
    ids('trades', 'plan', 'boria-terms'),
    ids('explain', 'plan', 'boria-terms', 'small', 'found__nash'),
  ]);
  const none = toyAssessment();
  none.findings[0]!.about = {};
  assert.equal(parse(await reportHtml(none)).querySelector('details.others'), null);
});

test('what would win a party is said in a sentence, with a table only where there are several ways', async () => {
  const page = parse(await reportHtml(toyAssessment()));
  const rows = (id: string) => page.querySelectorAll(`#f-settlement__would-take__${id} tbody tr`).length;
  assert.equal(rows('arland-draft__bo'), 2);
  assert.equal(rows('boria-terms__ar'), 0);
});

test('grounds are listed by number, sources before judgements', async () => {
  const page = parse(await reportHtml(toyAssessment()));
  const listed = [...page.querySelectorAll('#grounds dt')].map((e) => e.textContent);
  assert.deepEqual(listed, ['¶2', '¶5', '¶10', 'cost', 'reading', 'treaty.river.kept']);
  assert.equal(page.querySelector('#answer .basis')!.textContent, 'Rests on ¶2, ¶5, ¶10, reading.');
});

test('names in charts are wrapped, never cut, where they have places to break', async () => {
  const assessment = toyAssessment();
  const long = 'what becomes of the upper dam and of the villages below it in a very dry year: run by both of them';
  for (const { id, value } of assessment.findings) {
    if (value.kind === 'scatter') value.named[0]!.name = long;
    if (value.kind === 'table' && id.startsWith('settlement/explain/')) value.rows[0]!.name = long;
  }
  const texts = [...parse(await reportHtml(assessment)).querySelectorAll('svg.plot text')];
  assert.deepEqual(
    texts.map((e) => e.textContent!).filter((text) => text.includes('…')),
    [],
  );
});

test('a long table folds after thirty rows and loses none', async () => {
  const page = parse(await reportHtml(toyAssessment()));
  const frontier = page.querySelector('#f-settlement__frontier')!;
  assert.equal(frontier.querySelectorAll('.scroll')[0]!.querySelectorAll('tbody tr').length, 30);
  assert.equal(frontier.querySelectorAll('details tbody tr').length, 30);
});

test('a finding with nothing to show but its sentence takes a line among its like', async () => {
  const assessment = toyAssessment();
  delete assessment.findings[0]!.about.package;
  const page = parse(await reportHtml(assessment));
  assert.equal(page.querySelectorAll('#which .brief li').length, 2);
  assert.equal(page.querySelectorAll('#which .brief h3').length, 0);
});

test('a long note to a row stands under the table', async () => {
  const page = parse(await reportHtml(toyAssessment()));
  const matrix = page.querySelector('#f-settlement__who-signs')!;
  assert.match(matrix.querySelector('.below')!.textContent!, /^The small agreement: best completion: /);
  assert.doesNotMatch(matrix.querySelector('table')!.textContent!, /best completion/);
});

test('markup in names shows as text, in tables, charts and attributes alike', async () => {
  const hostile = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)></title></style>&amp;';
  const page = parse(await reportHtml(renamed(() => hostile)));
  assert.equal(page.querySelectorAll('script, img').length, 0);
  assert.ok(page.querySelector('h1')!.textContent!.includes(hostile));
  assert.ok(page.querySelector('svg.plot desc')!.textContent!.includes('<script>'));
});

test('whatever the names are, the page keeps its elements and attributes to the few that it is made of', async () => {
  const long = 'a name of so many words that a chart has to write it over several lines';
  const pages = [await reportHtml(toyAssessment()), await reportHtml(renamed(() => long))];
  const usual = new Set(pages.flatMap((text) => [...made(text)]));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1 }), async (names) => {
      let i = 0;
      const text = await reportHtml(renamed(() => `${names[i++ % names.length]}<b onclick="x">`));
      const strange = [...made(text)].filter((name) => !usual.has(name) && name !== 'BDI');
      assert.deepEqual(strange, []);
    }),
    // A name over two lines once became two lines in a chart.
    { numRuns: 12, examples: [[['a\nb']], [['', '\r\u2028']]] },
  );
});

test('numbers that are missing or not finite do not stop the report', async () => {
  const assessment = toyAssessment();
  for (const { value } of assessment.findings) {
    if (value.kind === 'scatter') value.x.threshold = Number.NEGATIVE_INFINITY;
    if (value.kind === 'table') value.rows[0]?.cells.pop();
  }
  const text = await reportHtml(JSON.parse(JSON.stringify(assessment)));
  assert.doesNotMatch(text, /NaN|undefined|Infinity/);
});

test('an assessment without findings is a page all the same', async () => {
  const empty = { ...toyAssessment(), findings: [], packages: [], grounds: {} };
  assert.match(await reportHtml(empty), /How it was computed/);
});

test('a cloud of 100,000 values draws at most 4,000 marks and stays below a megabyte', async () => {
  const assessment = toyAssessment();
  const scatter = assessment.findings.find(({ value }) => value.kind === 'scatter')!.value;
  assert.ok(scatter.kind === 'scatter');
  scatter.cloud = Array.from({ length: 100_000 }, (_, i) => [i % 317, (i * 7) % 331, 1]);
  const text = await reportHtml(assessment);
  const clouds = [...parse(text).querySelectorAll('svg .cloud')].map(
    (path) => path.getAttribute('d')!.split('M').length - 1,
  );
  assert.ok(Math.max(...clouds) > 2000 && Math.max(...clouds) <= 4000);
  assert.ok(text.length < 1e6);
});

/** Names of elements and of attributes that a page consists of. */
function made(text: string): Set<string> {
  const names = new Set<string>();
  for (const element of parse(text).querySelectorAll('*')) {
    names.add(element.tagName);
    for (const { name } of element.attributes) names.add(name);
  }
  return names;
}

/** The toy with every text replaced that comes from a case file. */
function renamed(name: () => string): Assessment {
  const assessment = toyAssessment();
  assessment.case.title = name();
  assessment.case.asOf = name();
  for (const named of [...assessment.parties, ...assessment.issues, ...assessment.packages]) named.name = name();
  for (const option of assessment.issues.flatMap((issue) => issue.options)) option.name = name();
  for (const ground of Object.values(assessment.grounds)) {
    ground.label = name();
    ground.text = name();
    if (ground.url) ground.url = `https://example.org/${name()}`;
  }
  for (const finding of assessment.findings) {
    const { value } = finding;
    finding.question = name();
    finding.sentence = name();
    if (value.kind === 'set') for (const item of value.items) item.name = name();
    if (value.kind === 'scatter') for (const item of [value.x, value.y, ...value.named]) item.name = name();
    if (value.kind !== 'table') continue;
    for (const item of [...value.columns, ...value.rows]) item.name = name();
    for (const cell of value.rows.flatMap((row) => row.cells)) cell.text = name();
  }
  return assessment;
}
