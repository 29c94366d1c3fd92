export { brief } from './brief.js';
export { curvesSvg } from './curvesSvg.js';
export { findingCsv } from './findingCsv.js';
export { findingText } from './findingText.js';
export { reportChapters, reportHtml } from './html/index.js';
export { moved } from './moved.js';
export { type ResidualPlot, residualFiles, residualSheet } from './residualsSvg.js';
export { textTable } from './textTable.js';
