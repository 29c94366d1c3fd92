import { DARK, LIGHT } from './palette.js';

/** Everything but the colours, which are variables. */
export const RULES = `* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 0 1rem; max-width: 76rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif;
  font-variant-numeric: tabular-nums lining-nums; overflow-wrap: break-word;
}
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: .06em; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; top: 0; padding: .5rem 1rem; background: var(--paper); z-index: 3; }
.skip:focus { left: 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sprite { position: absolute; }
.note, small, figcaption, .legend, .basis, .caution, .kicker { color: var(--muted); }
.note, figcaption, .legend, .basis, .caution { font-size: .875rem; line-height: 1.5; }

header { padding-top: 1.75rem; }
.kicker { margin: 0; font-size: .875rem; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; margin: 0; }
h1 { font-size: clamp(1.65rem, 1.2rem + 2vw, 2.4rem); font-weight: 700; letter-spacing: -.015em; max-width: 30ch; padding: .15rem 0 .5rem; }
h2 { font-size: .8125rem; font-weight: 700; letter-spacing: .07em; text-transform: uppercase; color: var(--muted); }
h3 { font-size: 1.3rem; font-weight: 650; }
p { margin: .5rem 0; max-width: 72ch; }
.title { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1.5rem; }
.title > * { min-width: 0; overflow-wrap: anywhere; }
.title .partial { flex-basis: 100%; margin-top: 0; font-size: .875rem; }
.badge { margin: 0 0 .5rem; font-size: .875rem; border: 1px solid var(--line); border-radius: 1rem; padding: .1rem .75rem; color: var(--muted); }
.badge a { text-decoration: none; }
.badge a:hover { text-decoration: underline; }

nav ul { display: flex; gap: 1.1rem; overflow-x: auto; list-style: none; margin: 0; padding: .35rem 0; font-size: .875rem; white-space: nowrap; }
nav a { color: var(--muted); text-decoration: none; }
nav a:hover { color: var(--link); text-decoration: underline; }
section { border-top: 1px solid var(--line); padding: .9rem 0 2.25rem; }
section:first-child { padding-bottom: .6rem; }
.finding { margin-top: .9rem; }
.finding + .finding, .finding + h3, dl + h3 { margin-top: 2.75rem; }
section > h3 { margin-top: 1.5rem; }
.sentence { font-size: 1.0625rem; }
.headline { font-size: clamp(1.15rem, 1rem + .7vw, 1.45rem); line-height: 1.4; margin: .5rem 0 .4rem; max-width: 62ch; }
.basis { margin: .35rem 0; font-size: .8125rem; }
.failed { color: var(--ink); font-weight: 700; border-left: 4px solid var(--loss); padding-left: .5rem; }
summary.failed, p.failed { width: auto; }
.under { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1.2rem; }
.check { margin: .35rem 0; }
.check[open] { flex-basis: 100%; }
.check p { margin: .2rem 0; }
.check summary { font-size: inherit; color: inherit; list-style: none; text-decoration: underline dotted; text-underline-offset: .2em; }
.check summary::-webkit-details-marker { display: none; }
.partial { border-left: 4px solid var(--loss); padding: .3rem .7rem; background: var(--refuses); }
.caution { margin: .35rem 0 0; max-width: 100ch; }

.scroll {
  position: relative; overflow-x: auto; margin: .75rem 0 .4rem; max-width: 100%; scrollbar-width: thin;
  background: linear-gradient(to left, var(--paper) 40%, transparent) right / 2.5rem 100% no-repeat local,
    linear-gradient(to left, var(--line), transparent) right / 1.1rem 100% no-repeat scroll;
}
table { border-collapse: collapse; font-size: .9375rem; line-height: 1.35; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: .4rem .7rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); max-width: 22rem; min-width: 4.5rem; }
thead th { font-weight: 600; vertical-align: bottom; border-bottom: 2px solid var(--ink); }
tbody th { font-weight: 500; position: sticky; left: 0; background: var(--paper); min-width: 8.5rem; max-width: 20rem; z-index: 1; }
thead th:first-child { position: sticky; left: 0; background: var(--paper); z-index: 2; }
th:first-child { padding-left: 0; }
th small { display: block; font-weight: 400; font-size: .8125rem; }
.number { text-align: right; }
td.number, td.noted { white-space: nowrap; }
.noted .n { display: inline-block; min-width: var(--digits); text-align: right; font-weight: inherit; }
tbody th.long { position: static; min-width: min(27rem, 60vw); max-width: 27rem; font-size: .875rem; font-weight: 400; }
.range { font-size: .8125rem; color: var(--muted); white-space: nowrap; }
.chance { white-space: nowrap; }
.matrix .chance, .legend .chance { font-weight: 650; color: var(--ink); }
.matrix td .n + .chance { margin-left: .35rem; }
.matrix td .range, .matrix td.whole .chance { display: block; }
.matrix td { border-left: 3px solid var(--paper); min-width: 5.6rem; }
.matrix th, .matrix td { padding: .4rem .5rem; }
.matrix th:first-child { padding-left: 0; }
.matrix sup { display: block; line-height: 1.3; margin: .1rem 0 0; color: var(--muted); }
td.accepts { background: var(--accepts); }
td.refuses { background: var(--refuses); }
td.line { background: var(--crosses); white-space: normal; min-width: 8rem; font-size: .875rem; }
td.long { font-size: .875rem; min-width: 17rem; max-width: 30rem; }
tr.parent > * { font-weight: 650; padding-top: .9rem; }
tr.child th { padding-left: 1.1rem; }
tr.parent small, tr.child small { display: inline; margin-left: .4em; }
tr.sum > * { font-weight: 650; }
tr.sum:not(tr.sum + tr) > * { border-top: 2px solid var(--ink); }
sup { font-size: .6875rem; line-height: 0; margin-left: .2em; font-weight: 400; }
sup a { text-decoration: none; }
sup a:hover { text-decoration: underline; }
.icon { width: .85em; height: .85em; vertical-align: -.06em; margin-right: .35em; fill: none; stroke: var(--ink); stroke-width: 2.2; stroke-linecap: round; flex: none; }
.icon.accepts { stroke: var(--gain); }
.icon.refuses { stroke: var(--loss); }
.icon.line { stroke: var(--barred); }
.icon .filled { fill: var(--gain); stroke-width: 1.6; }
.icon .hollow { fill: none; stroke-width: 1.6; }
.wordy td { min-width: 6.5rem; }
.legend span { white-space: nowrap; margin-right: 1.1rem; }

figure { margin: .9rem 0 .5rem; }
figcaption { max-width: 72ch; margin-top: .4rem; }
.plot { display: block; width: 100%; height: auto; font-family: inherit; overflow: visible; }
.plot text { white-space: pre; unicode-bidi: isolate; paint-order: stroke; }
.cloud { fill: none; stroke: var(--dots); stroke-linecap: round; stroke-opacity: .7; }
.narrow { display: none; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15.5rem), 1fr)); gap: 1.5rem 2rem; }
.panel { min-width: 0; max-width: 300px; }
.residuals .grid { grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.residuals .panel { max-width: 340px; }
.fans { margin-top: 1.2rem; gap: 1.2rem 2rem; }
.fans .panel-title span { flex-basis: 100%; font-weight: 400; margin-top: -.5rem; }
.sample { width: 2rem; height: 1rem; vertical-align: -.15em; fill: none; stroke-width: 2; margin-right: .25em; }
.sample .symbol { fill: var(--paper); stroke-width: 1.6; }
.quarter { display: flex; flex-wrap: wrap; gap: .6rem 1.5rem; list-style: none; margin: .9rem 0; padding: 0; font-size: .8125rem; line-height: 1.3; counter-reset: step; overflow: hidden; }
.quarter strong::before { counter-increment: step; content: counter(step) " "; color: var(--muted); font-weight: 400; }
.quarter li { position: relative; flex: 1 1 6.2rem; max-width: 11rem; min-width: 0; border: 1px solid var(--muted); border-radius: .3rem; padding: .35rem .5rem; overflow-wrap: anywhere; }
.quarter strong, .quarter span, .quarter small { display: block; }
.quarter li:not(:last-child)::after { content: "→"; position: absolute; right: -1.3rem; top: .35rem; color: var(--muted); }
.panel-title { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem; margin: 0 0 .35rem; font-weight: 650; border-bottom: 1px solid var(--line); }

.codings { margin: .5rem 0 0; font-size: .8125rem; line-height: 1.45; color: var(--muted); max-width: 45rem; }
.codings div { display: grid; grid-template-columns: 5rem minmax(0, 1fr); padding: .15rem 0; }
.codings dt { font-weight: 600; }
.codings dd { margin: 0; }
.crossed { margin: 0 0 .35rem; font-size: .875rem; line-height: 1.35; }
.key { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: .25rem 2rem; margin: .6rem 0; padding-left: 1.6rem; font-size: .9375rem; line-height: 1.4; max-width: 45rem; }
.key .note { display: block; padding-left: 1.2em; font-size: .8125rem; }
.set { margin: .6rem 0; padding-left: 1.2rem; max-width: 72ch; }
.set li { margin: .3rem 0; }
.choice span, .choice strong { border: 1px solid var(--line); border-radius: 1rem; padding: .1rem .7rem; margin: 0 .3rem .3rem 0; display: inline-block; }
.choice span { color: var(--muted); }
.choice strong { border-color: var(--ink); }
.figure-number strong { font-size: 1.6rem; }
.legend .below { display: block; white-space: normal; margin: 0 0 .25rem; }
.legend strong { color: var(--ink); font-weight: 500; }
.brief { margin: 2rem 0 0; padding: 0; list-style: none; max-width: 72ch; }
.brief li { padding: .5rem 0; border-top: 1px solid var(--line); }
.brief .note { display: block; }
.brief .basis { margin: .1rem 0 0; }
figure.tree ul { list-style: none; margin: 0; padding: 0 0 0 1.1rem; border-left: 1px solid var(--line); }
figure.tree > ul { border: 0; padding: 0; }
figure.tree li { position: relative; padding: .2rem 0 .2rem .9rem; line-height: 1.35; }
figure.tree li::before { content: ""; position: absolute; left: 0; top: .85em; width: .65rem; border-top: 1px solid var(--line); }
figure.tree > ul > li { padding-left: 0; }
figure.tree > ul > li::before { display: none; }
.tree .what { font-weight: 600; }
.tree .chance { font-variant-numeric: tabular-nums; }
.tree .worth { font-variant-numeric: tabular-nums; border: 1px solid var(--line); border-radius: .3rem; padding: 0 .3rem; font-size: .875rem; }
.tree .note { font-size: .8125rem; }
.tree .off, .tree .off .what { color: var(--muted); font-weight: 400; }
details { margin: .5rem 0; }
details.others { margin: 2rem 0 0; padding-top: .6rem; border-top: 1px solid var(--line); }
.others > summary { font-size: 1rem; }
summary { cursor: pointer; color: var(--link); font-size: .875rem; width: fit-content; }
.grounds { margin: .6rem 0 0; }
.grounds > div { display: grid; grid-template-columns: minmax(6.5rem, 11rem) minmax(0, 72ch); gap: 0 1rem; padding: .45rem 0; border-bottom: 1px solid var(--line); }
.grounds dt { font-weight: 600; overflow-wrap: anywhere; }
.grounds dd { margin: 0; overflow-wrap: anywhere; }
.key li, .finding { min-width: 0; overflow-wrap: anywhere; }
table { overflow-wrap: break-word; }
.grounds .whole { display: block; }
.record-title { margin: 0 0 .2rem; font-weight: 650; max-width: none; }
.record-title code { font-weight: 400; font-size: .8125rem; color: var(--muted); margin-left: .4rem; overflow-wrap: anywhere; }
.record-rate { margin: 0; }
.record { margin: .15rem 0; font-size: .8125rem; line-height: 1.5; max-width: 100ch; color: var(--muted); }
.record b { font-weight: 600; color: var(--ink); }
.mend { border-left: 3px solid var(--frontier); padding-left: .7rem; }
.numbers summary { font-size: .9375rem; }
tr:target > * { background: var(--faint); }
.grounds .used { display: block; font-size: .8125rem; color: var(--muted); }
.grounds > div:target, .finding:target > h3 { background: var(--faint); box-shadow: -4px 0 0 var(--link); }
footer { border-top: 1px solid var(--line); padding: 1rem 0 2rem; color: var(--muted); font-size: .8125rem; }

@media (max-width: 40rem) {
  .narrow { display: block; } .wide { display: none; }
  th, td { padding: .4rem .5rem; }
  tbody th { min-width: 7rem; max-width: 9.5rem; }
  tbody th.long { min-width: 15rem; }
  .grounds > div { grid-template-columns: minmax(0, 1fr); }
}
/* Each package as a card: who refuses, who accepts, who is not asked, and whether it could be signed. */
@media screen and (max-width: 37.5rem) {
  .cards, .cards tbody, .cards tr, .cards th, .cards td { display: block; }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .cards tr { display: flex; flex-direction: column; margin: 0 0 1.25rem; }
  .cards tbody th { position: static; min-width: 0; max-width: none; padding: .3rem 0; font-weight: 650; border-bottom: 2px solid var(--ink); }
  .cards td { order: 3; min-width: 0; max-width: none; padding: .35rem .5rem .35rem 9.5rem; border-left: 0; white-space: normal; font-size: .9375rem; overflow-wrap: anywhere; }
  .cards td:empty { display: none; }
  .cards td::before { content: attr(data-head); float: left; width: 8.5rem; margin-left: -9rem; unicode-bidi: isolate; }
  .cards td::after { content: ""; display: block; clear: both; }
  .cards td.refuses, .cards td.line { order: 1; }
  .cards td.accepts { order: 2; }
  .cards td.whole { order: 4; font-weight: 650; }
  .cards sup { display: inline; }
  .cards .noted .n { min-width: 0; }
}
@media screen and (min-width: 70rem) {
  body { display: grid; grid-template-columns: 11.5rem minmax(0, 1fr); column-gap: 3rem; padding: 0 2rem; }
  header { grid-column: 2; }
  nav { grid-row: 2 / 4; grid-column: 1; }
  main, footer { grid-column: 2; }
  nav ul { display: block; position: sticky; top: 1rem; white-space: normal; padding-top: .8rem; border-top: 1px solid var(--line); line-height: 1.35; }
  nav li { margin-bottom: .65rem; }
}
@media print {
  @page { margin: 18mm 16mm; }
  :root { --paper: #ffffff; }
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; background: none; }
  header { padding-top: 0; }
  nav, .skip, details:not([open], .fold), .fold > summary { display: none; }
  .fold::details-content { content-visibility: visible; block-size: auto; }
  a { color: inherit; text-decoration: none; }
  #signs > .finding:first-of-type { break-after: page; }
  /* The first sheet alone is a summary, so it is set small and leaves out what later ones say. */
  .headline { font-size: 1.1rem; }
  #answer .check, #signs > .finding:first-of-type .check, .cards sup { display: none; }
  .cards.matrix { font-size: .8rem; line-height: 1.2; }
  .cards.matrix th, .cards.matrix td { padding: .12rem .3rem; min-width: 0; }
  .cards td.line { font-size: .7rem; min-width: 9rem; }
  .range { font-size: .8em; }
  #signs > .finding:first-of-type .legend { max-width: none; font-size: .7rem; line-height: 1.3; }
  h2, h3, .sentence { break-after: avoid; }
  .panel, tr, li, figure:not(.panels), .grounds > div { break-inside: avoid; }
  .scroll { overflow: visible; }
  th, td { padding: .25rem .4rem; min-width: 0; }
  tbody th, thead th:first-child { position: static; min-width: 0; }
  td.accepts, td.refuses, td.line, .plot { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .wide { display: block; } .narrow { display: none; }
  .grid { grid-template-columns: repeat(3, 1fr); gap: 1rem; }
}
`;

/** The style sheet. */
export const STYLE = `:root {
  color-scheme: light;
  ${LIGHT}
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    ${DARK}
  }
}
${RULES}`;
