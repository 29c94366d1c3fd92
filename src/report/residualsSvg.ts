import { type ResidualPlot, residualPlot } from './charts/residualPlot.js';
import { sheetSvg, standaloneSvg } from './standaloneSvg.js';

export type { ResidualPlot };

/** Width of one plot in pixels, alone and on a sheet, and how many stand side by side there. */
const ALONE = 560;
const ON_SHEET = 400;
const COLUMNS = 2;

/** Each plot as an SVG file of its own. Same plots, same bytes. */
export async function residualFiles(plots: readonly ResidualPlot[]): Promise<{ id: string; svg: string }[]> {
  const files: { id: string; svg: string }[] = [];
  for (const panel of plots) files.push({ id: panel.id, svg: standaloneSvg(await residualPlot(panel, ALONE), ALONE) });
  return files;
}

/** All plots on one sheet. Same plots, same bytes. */
export async function residualSheet(
  plots: readonly ResidualPlot[],
  about: { title: string; text: string },
): Promise<string> {
  const charts: string[] = [];
  for (const panel of plots) charts.push(await residualPlot(panel, ON_SHEET));
  return sheetSvg(charts, { width: ON_SHEET, columns: COLUMNS, about });
}
