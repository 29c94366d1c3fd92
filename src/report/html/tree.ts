import type { Tree, TreeNode } from '../../lens/finding.js';
import { fixed, percent } from '../../lens/text.js';
import { html, type Markup } from './markup.js';

/** A tree as nested lists, so that it can be read aloud and fits any width; what is likely stands out by its weight. */
export function treeMarkup({ root, says }: Tree): Markup {
  return html`<figure class="tree">
<ul><li>${place(root)}${branches(root)}</li></ul>
<figcaption>The number at a place: ${says}. In bold what is done; grey what is not, with what it would be worth. Dots: more follows than is drawn.</figcaption>
</figure>
`;
}

function branches({ children }: TreeNode): Markup | false {
  if (children.length === 0) return false;
  return html`<ul>
${children.map(
  (child) => html`<li${child.chance === 0 && html` class="off"`}>${place(child)}${branches(child)}</li>
`,
)}</ul>
`;
}

function place({ name, chance, note, worth, cut }: TreeNode): Markup {
  return html`<span class="what">${name}</span>${
    chance !== undefined && html` <span class="chance">${percent(chance)}</span>`
  } <span class="worth">${fixed(worth)}</span>${note && html` <span class="note">${note}</span>`}${cut && ' …'}`;
}
