import type { Assessment } from '../../lens/finding.js';
import { title } from '../../lens/text.js';
import { attribute, html, Markup } from './markup.js';
import { STYLE } from './style.js';
import { badge } from './worlds.js';

/** The whole document: head, contents, chapters, foot. */
export function document(of: {
  assessment: Assessment;
  sections: { id: string; heading: string; body: Markup }[];
}): Markup {
  const { case: c, abide, language, basis, partial } = of.assessment;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Abide ${abide}">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${c.title}</title>
<style>
${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the answer</a>
${ICONS}<header>
<p class="kicker">Abide · as of <time datetime="${attribute(c.asOf)}">${day(c.asOf)}</time></p>
<div class="title"><h1>${c.title}</h1>
${badge(
  of.assessment,
  of.sections.some(({ id }) => id === 'sure'),
)}</div>
${
  partial &&
  html`<p class="partial"><strong>Partial:</strong> ${partial}</p>
`
}</header>
<nav aria-label="Contents">
<ul>
${of.sections.map(
  (s) => html`<li><a href="#${s.id}">${s.heading}</a></li>
`,
)}</ul>
</nav>
<main id="main">
${of.sections.map(
  (s, i) => html`<section id="${s.id}" aria-labelledby="${s.id}-heading">
<h2 id="${s.id}-heading">${s.heading}</h2>
${s.body}${i === 0 && caution(basis)}</section>
`,
)}</main>
<footer>
<p>Case ${c.id}, text ${c.hash} · Abide ${abide}, case language ${language}</p>
</footer>
</body>
</html>
`;
}

const caution = (
  basis: string,
) => html`<p class="caution">An assessment, not a forecast: every number is somebody's judgement with its ground, and none is a fact about what a state will do. ${title(basis)}${!basis.endsWith('.') && '.'}</p>
`;

/** The marks of tables: tick, cross, barred circle. Used by reference, so that each is in the file once. */
const ICONS = html`<svg width="0" height="0" class="sprite" aria-hidden="true"><defs>
<symbol id="icon-accepts" viewBox="0 0 16 16"><path d="M2.5 8.5l3.7 3.8L13.5 4"/></symbol>
<symbol id="icon-refuses" viewBox="0 0 16 16"><path d="M3.5 3.5l9 9M12.5 3.5l-9 9"/></symbol>
<symbol id="icon-line" viewBox="0 0 16 16"><path d="M14 8A6 6 0 1 1 2 8A6 6 0 1 1 14 8M3.8 12.2l8.4-8.4"/></symbol>
</defs></svg>
`;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `16 December 2025` for `2025-12-16`; anything else as it stands. */
function day(iso: string): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  return year && name ? `${Number(date)} ${name} ${year}` : iso;
}
