import type { ResidualPlot } from '../../lens/residualPlot.js';
import { residualPlot } from '../charts/residualPlot.js';
import { html, Markup } from './markup.js';

/** Width of a plot in pixels: that of a narrow page, several beside each other on a wide one. */
const WIDTH = 340;

/** Residuals of a fitted model, to be looked at by whoever asks how its assumptions were checked. */
export async function residualsMarkup(plots: readonly ResidualPlot[]): Promise<Markup> {
  const drawn: Markup[] = [];
  for (const panel of plots)
    drawn.push(html`<div class="panel">${new Markup(await residualPlot(panel, WIDTH))}</div>
`);
  return html`<details class="data residuals"><summary>Its residuals, in ${plots.length} pictures</summary>
<p class="record">If the form is right the cumulative hazard of Cox and Snell’s residuals follows the dashed diagonal, but for chance (band: 95\u00a0% limits at each place). If the effect of a level is the same at all times the curve through Schoenfeld’s residuals of Cox’s regression, with the same covariates, is level (points: means of events that follow each other; band: two standard errors); a form in which a share lasts for ever, or that is not Weibull’s, does not need that.</p>
<div class="grid">
${drawn}</div></details>
`;
}
