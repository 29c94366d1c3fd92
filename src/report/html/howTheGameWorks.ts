import { html, type Markup } from './markup.js';

/** The guarantee game for somebody who has never seen a game tree: one quarter as a drawing, and a few paragraphs. */
export function howTheGameWorks(): Markup {
  return html`<details class="fold" id="how-the-game-works"><summary>How the game works</summary>
<ol class="quarter" aria-label="One quarter">
${QUARTER.map(
  ({ name, who, what }) => html`<li><strong>${name}</strong> <span>${what}</span> <small>${who}</small></li>
`,
)}</ol>
<p>Time passes in quarters, and each is played in the order above. First the clock moves: a notice that was given runs down, and a promise whose notice is over lapses. Then chance may change who governs, mostly when a new government takes office, and how strong the adversary is.</p>
<p>Now those who govern choose. A guarantor may keep its promise or give notice, and keep its troops or call them home. The adversary may leave the peace alone or attack. Each looks ahead and weighs what follows by its own lights. Nobody chooses perfectly: the better a step looks, the likelier it is, and λ says how strongly.</p>
<p>If the adversary attacks, each guarantor in turn helps or stands aside. That is the test, and it ends the story.</p>
<p>“Will the promise be honoured?” has three answers. <em>Tested</em>: how often help comes in the attacks that do happen. The adversary picks weak moments, so this is usually lower than the next. <em>If attacked regardless</em>: how often help would come if an attack fell in any year of peace. <em>In force</em>: how often the promise still binds. A promise can deter well and yet look poor when it is tested.</p>
</details>
`;
}

const QUARTER = [
  { name: 'Clock', what: 'notices run down', who: 'the calendar' },
  { name: 'Politics', what: 'who governs may change', who: 'chance' },
  { name: 'Balance', what: 'strength shifts', who: 'chance' },
  { name: 'Promise', what: 'keep it, or give notice', who: 'guarantors' },
  { name: 'Force', what: 'keep it, or call it home', who: 'guarantors' },
  { name: 'Attack?', what: 'leave the peace, or attack', who: 'the adversary' },
  { name: 'Test', what: 'help, or stand aside', who: 'guarantors, if attacked' },
];
