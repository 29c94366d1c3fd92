import { join } from 'node:path';
import type { ResidualPlot } from '../../report/index.js';
import { type OutputOptions, writeResult } from '../output.js';
import { MOST_PLOTS } from './residualPlots.js';

/** Plots as one sheet where the path ends in `.svg`, else as a file for each in a folder of that name. */
export async function drawResiduals(
  path: string,
  plots: readonly ResidualPlot[],
  options: OutputOptions,
): Promise<void> {
  const { residualFiles, residualSheet } = await import('../../report/index.js');
  const write = (file: string, svg: string) => {
    writeResult(file, svg.replace(/^<svg /, '<svg data-made-by="abide survive" '), options.force);
    console.error(`written: ${file}`);
  };
  if (plots.length === MOST_PLOTS) console.error(`the first ${MOST_PLOTS} plots are drawn`);
  if (path.endsWith('.svg')) {
    const text = `${plots.length} plots of residuals: ${plots.map(({ title }) => title).join(' ')}`;
    write(path, await residualSheet(plots, { title: 'Whether the assumptions of the regression hold', text }));
    return;
  }
  for (const { id, svg } of await residualFiles(plots)) write(join(path, `${id}.svg`), svg);
}
