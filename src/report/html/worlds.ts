import type { Assessment, Worlds } from '../../lens/finding.js';
import { count, counted } from '../../lens/text.js';
import { failuresText, worldsLine } from '../worldsText.js';
import { html, type Markup } from './markup.js';

/** Beside the title: how many worlds are behind the ranges and how far they can be trusted, or that there are none. */
export function badge({ worlds }: Assessment, sure: boolean): Markup {
  const line = worldsLine(worlds);
  const failures = worlds && failuresText(worlds);
  return html`<p class="badge">${sure ? html`<a href="#sure">${line}</a>` : line}</p>
${
  failures &&
  html`<p class="partial">${failures}</p>
`
}`;
}

/** What a world is, and what stands behind the badge. */
export function worldsExplained(worlds: Worlds): Markup {
  return html`<p class="note">A world is one draw of ${counted(worlds.inputs, 'uncertain number')} from their ranges, and every question is answered anew in each of ${count(worlds.count)} worlds. They are spread by eight independent Latin hypercubes. Seed ${worlds.seed} draws the same ones again. “Stable” says how far a chance shown here would be from what endless worlds would give: half of the widest 95 % interval, in percentage points, from the differences between the hypercubes. It says nothing of whether the ranges are right.</p>
`;
}
