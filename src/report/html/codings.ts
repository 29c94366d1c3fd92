import { codingsOf } from '../chartTables.js';
import { html, type Markup } from './markup.js';

/** How the records of a figure were coded: what the letters in its notes stand for. */
export function codingsMarkup(coded: readonly { coding?: string }[]): Markup | undefined {
  const codings = codingsOf(coded);
  if (codings.length === 0) return undefined;
  return html`<dl class="codings">
${codings.map(
  ({ letter, text }) => html`<div><dt>Coding ${letter}</dt><dd>${text}</dd></div>
`,
)}</dl>
`;
}
